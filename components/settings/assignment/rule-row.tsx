'use client';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Switch } from '#components/ui/switch';
import type { RuleSetting } from '#domain/settings/handing-out';
import { type ConditionNames, conditionWords } from '../conditions/condition-words';
import { MoveButtons, useMovable } from '../order/movable';
import { RowName } from '../parts';
import { type Member, troubleWords, whoWords } from './rule-words';

interface RuleRowProps {
  rule: RuleSetting;
  names: ConditionNames & { members: readonly Member[] };
  /** from 1 */
  place: number;
  /** how many there are */
  of: number;
  onShow(): void;
  onSwitch(on: boolean): void;
  /** false: it stays where it is */
  onMove(by: -1 | 1): boolean;
}

/** A rule in its order: for which tickets, where they go, whether it is in use, and the way up and down. */
export function RuleRow({ rule, names, place, of, onShow, onSwitch, onMove }: RuleRowProps) {
  const t = useTranslations('settings.assignment');
  const conditions = useTranslations('settings.conditions');
  const placed = useTranslations('settings.order');
  const { row, move } = useMovable(place, onMove);
  const { name, active } = rule;
  const who = whoWords(rule, names, t);
  const trouble = troubleWords(rule, names, t);
  const goes = (
    <>
      {active ? null : <span className="font-medium text-ink-3">{t('off')} · </span>}
      {who}
      {trouble ? (
        <span className="mt-0.5 flex gap-1.5 font-medium text-warn">
          <TriangleAlert className="mt-0.5 size-4 flex-none" />
          {trouble}
        </span>
      ) : null}
    </>
  );
  return (
    <li
      {...row}
      className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line px-4 py-1.5 text-sm desk:grid-cols-[1.25rem_minmax(0,2fr)_minmax(0,3fr)_auto] desk:items-center desk:px-6 desk:py-1"
    >
      <span className="num pt-3 text-end text-ink-3 desk:pt-0" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 pb-1.5 desk:pb-0">
        <span className="sr-only">{placed('place', { n: place })}</span>
        <RowName onPress={onShow}>
          <bdi className={active ? '' : 'text-ink-3'}>{name}</bdi>
        </RowName>
        <p className="text-pretty text-ink-3 desk:-mt-2 desk:pb-1.5">
          {conditionWords(rule, names, conditions)}
        </p>
        <p className="mt-0.5 text-pretty text-ink-2 desk:hidden">{goes}</p>
      </div>
      <p className="text-pretty text-ink-2 max-desk:hidden">{goes}</p>
      <div className="flex flex-none items-center max-desk:-me-2.5 max-desk:flex-col max-desk:items-end">
        <span className="me-2 max-desk:me-2.5">
          <Switch isSelected={active} onChange={onSwitch}>
            <span className="sr-only">{t('on', { name })}</span>
          </Switch>
        </span>
        <span className="flex">
          <MoveButtons name={name} place={place} of={of} move={move} />
        </span>
      </div>
    </li>
  );
}
