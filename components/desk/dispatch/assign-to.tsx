'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { RefNo } from '#components/ui/ref-no';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { SkeletonRows } from '#components/ui/skeleton';
import type { Id } from '#domain/kernel/types';
import { type BoardCard, type TicketSuggestion, teamWith } from '#domain/reports/board';
import { AssignedNow, AssignNote } from '../assign-parts';
import type { Around } from '../assign-words';
import { PersonChoice } from './person-choice';
import { type Choices, NOBODY, SPREAD, useChoices } from './use-choices';
import { type SuggestDoor, useSuggestions } from './use-suggestions';

/** A card, and where it goes. */
export interface Given {
  card: BoardCard;
  teamId: Id;
  assigneeId: Id | null;
}

export interface AssignToProps {
  /** none: closed */
  cards: readonly BoardCard[];
  around: Around;
  /** teams the board shows */
  shown: readonly Id[];
  suggest: SuggestDoor;
  onClose(): void;
  onGive(given: readonly Given[], note: string): void;
}

const FORM = 'assign-to';

/** Gives one ticket or several to somebody: who comes first by the rules and why, and why others do not. */
export function AssignTo({ cards, ...rest }: AssignToProps) {
  const t = useTranslations('dispatch.to');
  // The tickets stay while the panel leaves.
  const [kept, setKept] = useState(cards);
  const [typed, setTyped] = useState('');
  if (cards.length > 0 && cards !== kept) {
    setKept(cards);
    setTyped('');
  }
  const [first] = kept;
  const isOne = kept.length === 1;
  const title = isOne ? t('title') : t('titleMany', { n: kept.length });
  return (
    <Sheet
      isOpen={cards.length > 0}
      onClose={rest.onClose}
      unsaved={typed.trim() !== ''}
      title={title}
      note={isOne && first?.number ? <RefNo>{first.number}</RefNo> : null}
      footer={
        <Button tone="primary" type="submit" form={FORM} block>
          {title}
        </Button>
      }
      footnote={useTranslations('desk.assign')('footnote')}
    >
      {first ? (
        <Inside
          key={kept.map(({ id }) => id).join()}
          cards={kept}
          first={first}
          note={typed}
          onNote={setTyped}
          {...rest}
        />
      ) : null}
    </Sheet>
  );
}

type InsideProps = AssignToProps & { first: BoardCard; note: string; onNote(text: string): void };

function Inside({ cards, first, around, shown, suggest, note, onNote, onClose, onGive }: InsideProps) {
  const t = useTranslations('dispatch.to');
  const isOne = cards.length === 1;
  const [teamId, setTeamId] = useState<Id | null>(null);
  const [who, setWho] = useState<string | null>(null);
  const ids = cards.map(({ id }) => id);
  const { plan, hasFailed, again } = useSuggestions(suggest, ids, teamId);
  const choices = useChoices(plan, cards, plan ? <Dealt plan={plan} cards={cards} /> : null);
  const chosen = who && choices.ids.includes(who) ? who : choices.first;
  const teamName = (id: Id) => around.teams.find((team) => team.id === id)?.name ?? '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!plan || chosen === null) return;
    onGive(given(plan, chosen), note.trim());
    onClose();
  };
  const given = (all: readonly TicketSuggestion[], to: string): Given[] =>
    cards.flatMap((card): Given[] => {
      // More than are looked at together are not spread; somebody who was named gets them all.
      const found = all.find(({ ticketId }) => ticketId === card.id);
      if (to === NOBODY) return [{ card, teamId: teamId ?? card.teamId, assigneeId: null }];
      const assigneeId = to === SPREAD ? found?.people[0]?.id : to;
      const person = around.staff.find(({ id }) => id === assigneeId);
      // By the rules nobody can: it stays where it is.
      if (!person) return [];
      const wished = teamId ?? found?.teamId ?? card.teamId;
      const team = person.teamIds.includes(wished) ? wished : teamWith(card, person, shown);
      return team ? [{ card, teamId: team, assigneeId: person.id }] : [];
    });
  const ownTeam = isOne ? (plan?.[0]?.teamId ?? first.teamId) : null;
  return (
    <form id={FORM} className="flex flex-col gap-5" onSubmit={submit}>
      {isOne ? (
        <AssignedNow title={first.title} name={first.assigneeName} team={teamName(first.teamId)} />
      ) : null}
      <Select
        label={t('team')}
        value={teamId ?? ownTeam ?? OWN}
        onChange={(id) => setTeamId(id === OWN ? null : id)}
        options={[
          ...(isOne ? [] : [{ id: OWN, label: t('ownTeam') }]),
          ...around.teams
            .filter((team) => team.active || team.id === first.teamId)
            .map(({ id, name: label }) => ({ id, label })),
        ]}
      />
      <Who choices={choices} chosen={chosen} onChoose={setWho} isThere={plan !== null} />
      {hasFailed ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-sm font-medium">
          {t('failed')}
          <Button tone="secondary" size="sm" onPress={again}>
            {t('again')}
          </Button>
        </p>
      ) : plan === null ? (
        <SkeletonRows label={t('looking')} count={3} />
      ) : null}
      <AssignNote value={note} onChange={onNote} />
    </form>
  );
}

const OWN = 'own';
/** Of several, so many are named. */
const NAMED = 8;

/** Who would get which of several, by the rules. */
function Dealt({ plan, cards }: { plan: readonly TicketSuggestion[]; cards: readonly BoardCard[] }) {
  const t = useTranslations('dispatch.to');
  const named = plan.length > NAMED + 1 ? plan.slice(0, NAMED) : plan;
  return (
    <>
      {t('spreadText')}
      {named.map(({ ticketId, people: [first] }) => (
        <span key={ticketId} className="mt-0.5 flex gap-2">
          <RefNo>{cards.find(({ id }) => id === ticketId)?.number ?? ''}</RefNo>
          <span className="min-w-0 flex-1 truncate font-medium text-ink">
            <bdi>{first?.name ?? t('toNobody')}</bdi>
          </span>
        </span>
      ))}
      {named.length < plan.length ? (
        <span className="mt-0.5 block">{t('more', { n: plan.length - named.length })}</span>
      ) : null}
    </>
  );
}

function Who({
  choices,
  chosen,
  onChoose,
  isThere,
}: {
  choices: Choices;
  chosen: string | null;
  onChoose(id: string): void;
  isThere: boolean;
}) {
  const t = useTranslations('dispatch.to');
  if (!isThere) return null;
  if (choices.ids.length === 0) return <p className="text-sm font-medium">{t('gone')}</p>;
  return (
    <>
      {choices.isEmpty ? <p className="text-sm text-ink-2">{t('empty')}</p> : null}
      <PersonChoice label={t('who')} value={chosen} onChange={onChoose} parts={choices.parts} />
    </>
  );
}
