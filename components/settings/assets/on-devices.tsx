'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { useSetting } from '#components/shell/use-setting';
import { Switch } from '#components/ui/switch';
import { showToast } from '#components/ui/toast';
import type { AssetsOnDevices } from '#domain/asset/on-devices';
import { useFailureWords } from '../fault-words';

interface Which {
  which: AssetsOnDevices;
}
export type SaveOnDevices = SettingDoor<Which, Which>;

/** Whether every device of the staff holds all assets, or what concerns its person. */
export function OnDevices({ which, save: door }: { which: AssetsOnDevices; save: SaveOnDevices }) {
  const t = useTranslations('settings');
  const a = useTranslations('settings.assets');
  const [wanted, setWanted] = useState(which);
  const { save, told } = useSetting(door, () => showToast({ text: t('saved', { name: a('onDevices') }) }));
  const failure = useFailureWords()(told);
  return (
    <div className="border-b border-line px-4 py-4 desk:px-6">
      <Switch
        isSelected={wanted === 'all'}
        onChange={(isAll) => {
          const next = isAll ? 'all' : 'theirs';
          setWanted(next);
          save({ which: next }, { which });
        }}
        detail={a('onDevicesAbout')}
      >
        {a('onDevices')}
      </Switch>
      {failure ? <p className="mt-2 text-sm text-danger">{failure}</p> : null}
    </div>
  );
}
