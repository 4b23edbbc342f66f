'use client';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { deviceNow } from '#client/platform/clock';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { instantTyped, type TypedTime, typedTime } from '#components/shell/typed-time';
import { Button } from '#components/ui/button';
import { Group, GroupBlock } from '#components/ui/group';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import type { Instant } from '#domain/kernel/types';

interface AwayFormProps {
  /** null: they are here */
  until: Instant | null;
  save(asked: { awayUntil: Instant | null }): Promise<Answer<Instant | null>>;
}

/** When one is back, as most people are away: the next morning. */
function nextMorning(now: Instant): TypedTime {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return { ...typedTime(day.getTime()), time: '08:00' };
}

/** Away until then: nothing is handed to them by themselves. Being here again counts at once. */
export function AwayForm({ until, save }: AwayFormProps) {
  const t = useTranslations('access.account.away');
  const saved = useTranslations('access.account')('saved');
  const says = useAccessFaults();
  const [kept, setKept] = useState(until);
  const [typed, setTyped] = useState(() => (until === null ? null : typedTime(until)));
  const [fault, setFault] = useState<'none' | 'passed' | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = async (awayUntil: Instant | null) => {
    setIsBusy(true);
    const answer = await answerOf(save({ awayUntil }));
    setIsBusy(false);
    if (answer.ok) setKept(awayUntil);
    showToast(answer.ok ? { text: saved, icon: <Check /> } : { text: says.whole(answer.error.code) });
    return answer.ok;
  };
  const turn = async (on: boolean) => {
    setFault(null);
    if (on) return setTyped(nextMorning(deviceNow()));
    const before = typed;
    setTyped(null);
    if (kept !== null && !(await ask(null))) setTyped(before);
  };
  const keep = async () => {
    const at = typed ? instantTyped(typed) : undefined;
    const found = at === undefined ? 'none' : at <= deviceNow() ? 'passed' : null;
    setFault(found);
    if (at !== undefined && found === null) await ask(at);
  };
  const isKept = typed !== null && kept !== null && instantTyped(typed) === kept;
  return (
    <Group title={t('title')} className="mt-6">
      <GroupBlock>
        <Switch isSelected={typed !== null} onChange={(on) => void turn(on)} detail={t('about')}>
          {t('isAway')}
        </Switch>
        {typed ? (
          <form
            className="mt-3 flex flex-col gap-3"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBusy) void keep();
            }}
          >
            <div className="flex items-start gap-3">
              <TextField
                label={t('date')}
                type="date"
                value={typed.date}
                onChange={(date) => setTyped({ ...typed, date })}
                error={fault ? t(fault) : null}
                className="min-w-0 flex-1"
              />
              <TextField
                label={t('time')}
                type="time"
                value={typed.time}
                onChange={(time) => setTyped({ ...typed, time })}
                className="w-32 flex-none"
              />
            </div>
            {isKept ? null : (
              <Button type="submit" isPending={isBusy}>
                {t('save')}
              </Button>
            )}
          </form>
        ) : null}
      </GroupBlock>
    </Group>
  );
}
