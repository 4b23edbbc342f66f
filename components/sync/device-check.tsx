'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type CheckOutcome, checkThisDevice } from '#client/live/check-device';
import { Button } from '#components/ui/button';
import { GroupBlock } from '#components/ui/group';

/** Compares what is here with what the server has, when somebody wants to know. It happens once a day by itself. */
export function DeviceCheck() {
  const t = useTranslations('sync.device');
  const [state, setState] = useState<CheckOutcome | 'checking' | null>(null);
  const check = async () => {
    setState('checking');
    setState(await checkThisDevice());
  };
  const words =
    state === null
      ? t('check')
      : state === 'checking'
        ? t('checking')
        : state === 'moving'
          ? t('checkMoving')
          : state === 'unreachable'
            ? t('checkFailed')
            : t('checked', { n: state.mended });
  return (
    <GroupBlock className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2 border-t border-line">
      <p role="status" className="min-w-0 flex-1 text-base">
        {words}
      </p>
      <Button size="sm" isDisabled={state === 'checking'} onPress={() => void check()}>
        {t('checkDo')}
      </Button>
    </GroupBlock>
  );
}
