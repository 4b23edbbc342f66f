'use client';
import { BellOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type PushState, usePush } from '#client/platform/push';
import { GroupBlock, GroupRow } from '#components/ui/group';
import { Switch } from '#components/ui/switch';

/** States in which a switch would do nothing, with the words that say what would. */
const CLOSED = {
  unsupported: 'unsupported',
  needs_install: 'needsInstall',
  denied: 'denied',
} as const satisfies Partial<Record<PushState, string>>;

const isClosed = (state: PushState): state is keyof typeof CLOSED => state in CLOSED;

/** A row of the settings: being told on this device. */
export function PushSetting() {
  const t = useTranslations('notify');
  const { state, enable, disable } = usePush();
  const [working, setWorking] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  if (state === undefined) return null;
  if (isClosed(state)) return <GroupRow icon={<BellOff />} title={t('setting')} detail={t(CLOSED[state])} />;

  const change = async (on: boolean) => {
    setWorking(on);
    setFailed(false);
    // The first thing called must be what asks for permission: the press counts only for a moment.
    if (on) {
      const answer = await enable();
      setFailed(!answer.ok && answer.reason === 'failed');
    } else {
      await disable();
    }
    setWorking(null);
  };
  return (
    <GroupBlock>
      <Switch
        isSelected={working ?? state === 'on'}
        isDisabled={working !== null}
        onChange={(on) => void change(on)}
        detail={<span aria-live="polite">{failed ? t('failed') : t('settingHint')}</span>}
      >
        {t('setting')}
      </Switch>
    </GroupBlock>
  );
}
