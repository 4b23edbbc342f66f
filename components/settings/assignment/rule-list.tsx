'use client';
import { Split } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { ask } from '#components/shell/server-answer';
import { EmptyState } from '#components/ui/empty-state';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import { flat } from '#domain/settings/flat';
import type { RuleSetting, WaitingCount } from '#domain/settings/handing-out';
import { placeBetween } from '#domain/sla/places';
import { FieldFault } from '../field-fault';
import { useMove } from '../order/use-move';
import { SettingPage } from '../setting-page';
import type { RecalculateDoor } from '../use-recalculate';
import type { DeleteRule } from './delete-rule';
import type { TryRule } from './dry-run';
import { storedOf } from './rule-form';
import { RuleRow } from './rule-row';
import { type RuleChoices, RuleSheet, type SaveRule } from './rule-sheet';
import { WaitingBanner } from './waiting-banner';

interface RuleListProps extends RuleChoices {
  rules: readonly RuleSetting[];
  waiting: WaitingCount;
  save: SaveRule;
  remove: DeleteRule;
  tryOut: TryRule;
  handOut: RecalculateDoor;
}

/** The rules that hand out, in the order in which they are looked at. */
export function RuleList({ rules, waiting, save, remove, tryOut, handOut, ...choices }: RuleListProps) {
  const t = useTranslations('settings.assignment');
  const router = useRouter();
  const [shown, setShown] = useState<RuleSetting | 'new' | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [going, start] = useTransition();
  const { rows, trouble, move } = useMove<RuleSetting>({
    rows: rules,
    isPeer: () => true,
    save: (uid, { id: ruleId, ...rule }, base) =>
      save({ uid, args: { ruleId, ...storedOf({ id: ruleId, ...rule }) }, base }),
    refresh: router.refresh,
  });
  const switchTo = (rule: RuleSetting, active: boolean) =>
    start(async () => {
      const stored = storedOf(rule);
      const args = { ruleId: rule.id, ...stored, active };
      const answer = await ask(save({ uid: newId(), args, base: flat(stored) }));
      const isDone = answer.ok && answer.data.status === 'ok';
      const { name } = rule;
      setFailed(isDone ? null : t(answer.ok ? 'switchMerged' : 'switchFailed', { name }));
      if (isDone) showToast({ text: t(active ? 'switchedOn' : 'switchedOff', { name }) });
      router.refresh();
    });
  return (
    <SettingPage
      about={
        <>
          {t('about')}
          {rows.length > 1 ? <span className="max-desk:hidden"> {t('moveKeys')}</span> : null}
        </>
      }
      add={t('add')}
      onAdd={() => setShown('new')}
    >
      <WaitingBanner waiting={waiting} door={handOut} />
      <div className="px-4 empty:hidden desk:px-6">
        <FieldFault>{trouble ?? failed}</FieldFault>
      </div>
      <section className="pt-4">
        <SectionHeading className="px-4 desk:px-6" count={rows.length}>
          {t('title')}
        </SectionHeading>
        {rows.length === 0 ? (
          <EmptyState icon={<Split />} title={t('empty')}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <ol aria-label={t('title')} className="border-t border-line">
            {rows.map((row, at) => (
              <RuleRow
                key={row.id}
                rule={row}
                names={choices}
                place={at + 1}
                of={rows.length}
                onShow={() => setShown(row)}
                onSwitch={(on) => {
                  if (!going) switchTo(row, on);
                }}
                onMove={(by) => move(row, by)}
              />
            ))}
          </ol>
        )}
      </section>
      <RuleSheet
        {...choices}
        rule={shown}
        last={placeBetween(rows.at(-1)?.position ?? null, null)}
        save={save}
        remove={remove}
        tryOut={tryOut}
        onClose={() => setShown(null)}
      />
    </SettingPage>
  );
}
