'use client';
import { FlaskConical } from 'lucide-react';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, ask, type Failure } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import type { DryRunAnswer } from '#domain/settings/handing-out';
import type { Named } from '../conditions/condition-words';
import { FieldFault } from '../field-fault';
import { DryRunResult } from './dry-run-result';
import type { StoredRule } from './rule-form';

type Args = StoredRule & { ruleId: string };
export type TryRule = (asked: { args: Args }) => Promise<Answer<DryRunAnswer>>;

interface DryRunProps {
  door: TryRule;
  /** the rule as it is typed */
  args: Args;
  /** false: something in the form cannot be sent, and is shown there */
  check(): boolean;
  /** shows in the form what the server finds wrong with it */
  refuse(failure: Failure): void;
  teams: readonly Named[];
}

/** How far back it looks; the server says the same with its answer. */
const DAYS = 30;

/** What the rule as it is typed would have done with the tickets that came lately. Nothing is saved. */
export function DryRun({ door, args, check, refuse, teams }: DryRunProps) {
  const t = useTranslations('settings.assignment.dry');
  const [found, setFound] = useState<{ text: string; answer: DryRunAnswer } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [going, start] = useTransition();
  const text = JSON.stringify(args);
  const go = () => {
    setTrouble(null);
    if (!check()) return setTrouble(t('wrong'));
    start(async () => {
      const answer = await ask(door({ args }));
      if (answer.ok) return setFound({ text, answer: answer.data });
      const isWrong = answer.error.code === 'invalid';
      if (isWrong) refuse(answer.error);
      setTrouble(t(isWrong ? 'wrong' : 'failed'));
    });
  };
  const isStale = found !== null && found.text !== text;
  return (
    <section>
      <SectionHeading level={3} className="pb-0!">
        {t('title')}
      </SectionHeading>
      <p className="text-sm text-ink-3">{t('about', { days: DAYS })}</p>
      <Button
        size="sm"
        icon={<FlaskConical />}
        className="mt-2"
        onPress={() => {
          if (!going) go();
        }}
      >
        {t(found ? 'again' : 'go')}
      </Button>
      <FieldFault>{trouble}</FieldFault>
      <div role="status" className="mt-3 text-sm empty:hidden">
        {going ? (
          <p className="text-ink-2">{t('going', { days: DAYS })}</p>
        ) : isStale ? (
          <p className="text-ink-2">{t('stale')}</p>
        ) : found ? (
          <DryRunResult found={found.answer} teams={teams} />
        ) : null}
      </div>
    </section>
  );
}
