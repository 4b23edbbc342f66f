'use client';
import { Snowflake } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import { TextArea } from '#components/ui/text-area';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { CHANGE_LIMITS } from '#domain/change/change';
import { freezesIn } from '#domain/change/schedule';
import { spanTyped, TimePair, typedSpan } from './time-pair';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

interface ScheduleSheetProps extends Pick<ChangeView, 'change' | 'freezes' | 'me' | 'send'> {
  isOpen: boolean;
  onClose(): void;
}

/** An approved change gets its time. Where there is a freeze, whoever may overrule it says why. */
export function ScheduleSheet({ change, freezes, me, send, isOpen, onClose }: ScheduleSheetProps) {
  const t = useTranslations('changes');
  const times = useTimes();
  const refused = useRefused();
  const [typed, setTyped] = useState(() => typedSpan(change.windowFrom, change.windowTo));
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const span = spanTyped(typed);
  const frozen = span ? freezesIn(freezes, span, change.siteId) : [];
  const mayOverrule = can(me.role, 'change.overrule');
  const act = async () => {
    setChecked(true);
    const needs = frozen.length > 0 && mayOverrule && reason.trim() === '';
    if (!span || needs) return;
    const args = { changeId: change.id, ...span, overrideReason: reason.trim() };
    const answer = await send('change.schedule', args);
    setFailed(answer.ok ? null : answer.error);
    if (answer.ok) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('scheduleTitle')}
      unsaved={reason.trim() !== ''}
      footer={
        <Button tone="primary" block onPress={() => void act()}>
          {t('step.schedule')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {change.type === 'standard' ? null : <p className="text-ink-2">{t('scheduleText')}</p>}
        <TimePair value={typed} onChange={setTyped} error={checked && !span ? t('wrongWindow') : null} />
        {frozen.map((one) => (
          <p key={one.id} className="flex gap-2 [&_.lucide]:size-5 [&_.lucide]:flex-none">
            <Snowflake />
            <span>
              <b className="font-semibold">{t('frozen', { name: one.name })}</b>{' '}
              {t('frozenText', { from: times.dayClock(one.from), to: times.dayClock(one.to) })}
            </span>
          </p>
        ))}
        {frozen.length > 0 && mayOverrule ? (
          <TextArea
            label={t('override')}
            value={reason}
            onChange={setReason}
            maxLength={CHANGE_LIMITS.note}
            error={checked && reason.trim() === '' ? t('missing.comment') : null}
          />
        ) : null}
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </div>
    </Sheet>
  );
}
