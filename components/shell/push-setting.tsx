'use client';
import { BellOff } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
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

/**
 * A row of the settings: being told on this device.
 * @param whenOn what stands under it where this device is told
 */
export function PushSetting({ whenOn }: { whenOn?: ReactNode }) {
  const t = useTranslations('notify');
  const { state, enable, disable } = usePush();
  const [wish, setWish] = useState<boolean | null>(null);
  const [failed, setFailed] = useState(false);
  const underWay = useRef<Promise<void> | null>(null);
  if (state === undefined) return null;
  if (isClosed(state)) return <GroupRow icon={<BellOff />} title={t('setting')} detail={t(CLOSED[state])} />;

  const act = async (on: boolean) => {
    setFailed(false);
    if (!on) return disable();
    const answer = await enable();
    setFailed(!answer.ok && answer.reason === 'failed');
  };
  const change = (on: boolean) => {
    setWish(on);
    // At once when nothing is under way: asking for permission counts as pressed only for a moment.
    const turn = underWay.current ? underWay.current.then(() => act(on)) : act(on);
    underWay.current = turn;
    void turn.finally(() => {
      if (underWay.current !== turn) return;
      underWay.current = null;
      setWish(null);
    });
  };
  return (
    <>
      <GroupBlock>
        <Switch
          isSelected={wish ?? state === 'on'}
          onChange={change}
          detail={<span aria-live="polite">{failed ? t('failed') : t('settingHint')}</span>}
        >
          {t('setting')}
        </Switch>
      </GroupBlock>
      {state === 'on' ? whenOn : null}
    </>
  );
}
