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

interface StandIn {
  email: string;
  name: string;
  until: Instant;
}

interface StandInFormProps {
  /** null: they decide themselves */
  standIn: StandIn | null;
  save(asked: { standIn: { email: string; until: Instant } | null }): Promise<Answer<StandIn | null>>;
}

interface Typed {
  email: string;
  time: TypedTime;
}

type Fault = 'noEmail' | 'nobody' | 'none' | 'passed';

/** Two weeks, as most people are away. */
function blank(now: Instant): Typed {
  const day = new Date(now);
  day.setDate(day.getDate() + 14);
  return { email: '', time: { ...typedTime(day.getTime()), time: '08:00' } };
}

/** Who approves or rejects in one's place, until one is back. */
export function StandInForm({ standIn, save }: StandInFormProps) {
  const t = useTranslations('access.account.standIn');
  const saved = useTranslations('access.account')('saved');
  const says = useAccessFaults();
  const [kept, setKept] = useState(standIn);
  const [typed, setTyped] = useState<Typed | null>(
    () => standIn && { email: standIn.email, time: typedTime(standIn.until) },
  );
  const [fault, setFault] = useState<Fault | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const ask = async (wanted: { email: string; until: Instant } | null) => {
    setIsBusy(true);
    const answer = await answerOf(save({ standIn: wanted }));
    setIsBusy(false);
    if (answer.ok) setKept(answer.data);
    else if (answer.error.code === 'invalid' && wanted) {
      setFault('nobody');
      return false;
    }
    showToast(answer.ok ? { text: saved, icon: <Check /> } : { text: says.whole(answer.error.code) });
    return answer.ok;
  };
  const turn = async (on: boolean) => {
    setFault(null);
    if (on) return setTyped(blank(deviceNow()));
    const before = typed;
    setTyped(null);
    if (kept && !(await ask(null))) setTyped(before);
  };
  const keep = async (now: Typed) => {
    const until = instantTyped(now.time);
    const email = now.email.trim();
    const found =
      email === '' ? 'noEmail' : until === undefined ? 'none' : until <= deviceNow() ? 'passed' : null;
    setFault(found);
    if (until !== undefined && found === null) await ask({ email, until });
  };
  const isKept =
    typed && kept && typed.email.trim() === kept.email && instantTyped(typed.time) === kept.until;
  return (
    <Group title={t('title')} className="mt-6">
      <GroupBlock>
        <Switch isSelected={typed !== null} onChange={(on) => void turn(on)} detail={t('about')}>
          {t('isOn')}
        </Switch>
        {typed ? (
          <form
            className="mt-3 flex flex-col gap-3"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!isBusy) void keep(typed);
            }}
          >
            <TextField
              label={t('email')}
              type="email"
              value={typed.email}
              onChange={(email) => setTyped({ ...typed, email })}
              help={isKept ? kept.name : undefined}
              error={fault === 'noEmail' || fault === 'nobody' ? t(fault) : null}
              autoComplete="off"
            />
            <div className="flex items-start gap-3">
              <TextField
                label={t('date')}
                type="date"
                value={typed.time.date}
                onChange={(date) => setTyped({ ...typed, time: { ...typed.time, date } })}
                error={fault === 'none' || fault === 'passed' ? t(fault) : null}
                className="min-w-0 flex-1"
              />
              <TextField
                label={t('time')}
                type="time"
                value={typed.time.time}
                onChange={(time) => setTyped({ ...typed, time: { ...typed.time, time } })}
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
