'use client';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { LiveRegion } from '#components/ui/live-region';
import type { Id } from '#domain/kernel/types';
import { type Board, type BoardCard, type BoardQuery, teamWith } from '#domain/reports/board';
import type { Around } from '../assign-words';
import { BulkBar } from '../bulk-bar';
import { RowOutcome } from '../row-outcome';
import { Topbar } from '../topbar';
import { Unread } from '../unread';
import { type AssignDoor, type AssignEachDoor, useAssign } from '../use-assign';
import { useQuery } from '../use-query';
import { AssignTo, type Given } from './assign-to';
import { Columns } from './columns';
import { cardsOf, layOut } from './lay-out';
import { TeamFilter } from './team-filter';
import { type FirstBoard, useBoard } from './use-board';
import { useBoardKeys } from './use-board-keys';
import type { SuggestDoor } from './use-suggestions';

export interface BoardScreenProps {
  first: FirstBoard;
  query: BoardQuery;
  around: Around;
  assign: AssignDoor;
  /** several at once */
  assignEach: AssignEachDoor;
  suggest: SuggestDoor;
}

const NONE: readonly BoardCard[] = [];
const NOT_CHOSEN: ReadonlySet<Id> = new Set();

/** The dispatch board: a column for what nobody has, and one for each of the staff. */
export function BoardScreen({ first, query, around, assign, assignEach, suggest }: BoardScreenProps) {
  const t = useTranslations('dispatch');
  const address = useQuery();
  const state = useBoard(first);
  const assignment = useAssign(assign, around, state.reload);
  const [chosen, setChosen] = useState(NOT_CHOSEN);
  const [asked, setAsked] = useState(NONE);
  // While something is dragged nothing moves: the board stands as it was when it was picked up.
  const [drag, setDrag] = useState<{ from: Id | null; board: Board } | null>(null);
  const board = drag?.board ?? state.board;
  const cards = cardsOf(board);
  const going = (card: BoardCard) => {
    const outcome = assignment.outcome(card);
    return outcome && outcome.kind !== 'told' ? { to: outcome.wanted.assigneeId } : null;
  };
  const picked = cards.filter(({ id }) => chosen.has(id));

  const give = (given: readonly Given[], note = '') => {
    const wishes = given.flatMap(({ card, teamId, assigneeId }) => {
      if (going(card) || (card.teamId === teamId && card.assigneeId === assigneeId)) return [];
      const base = { teamId: card.teamId, assigneeId: card.assigneeId };
      const wanted = { ticketId: card.id, teamId, assigneeId, base, ...(note ? { note } : {}) };
      return [{ ticket: card, wanted }];
    });
    assignment.assignAll(wishes, assignEach);
    // What nobody could take stays chosen.
    const gone = new Set(given.map(({ card }) => card.id));
    setChosen((was) => new Set([...was].filter((id) => !gone.has(id))));
  };
  const drop = (ids: readonly Id[], to: Id | null) => {
    const person = board.workers.find(({ id }) => id === to);
    give(
      cards
        .filter(({ id }) => ids.includes(id))
        .flatMap((card) => {
          const teamId = person ? teamWith(card, person, query.teams) : card.teamId;
          return teamId ? [{ card, teamId, assigneeId: to }] : [];
        }),
    );
  };
  useBoardKeys({
    onAssign: (at) => {
      const of = picked.length > 0 ? picked : cards.filter(({ id }) => id === at);
      if (of.length > 0) setAsked(of);
    },
    onLeave: () => setChosen(NOT_CHOSEN),
  });
  const lost = assignment.told.filter(({ ticket }) => !cards.some(({ id }) => id === ticket.id));
  return (
    <div className="flex h-[calc(100dvh-3.5625rem-env(safe-area-inset-bottom))] min-w-0 flex-col desk:h-dvh">
      <Topbar title={t('title')} count={board.free.total}>
        <TeamFilter
          teams={around.teams.filter(({ id, active }) => active || query.teams.includes(id))}
          chosen={query.teams}
          onChange={(ids) =>
            address.set('/desk/dispatch', { team: ids.length > 0 ? ids.join(',') : null, free: null })
          }
        />
      </Topbar>
      {state.hasFailed ? (
        <Unread
          title={t('failed')}
          text={(clock) => t('failedText', { clock })}
          at={state.board.now}
          onRetry={state.reload}
          className="py-3"
        />
      ) : null}
      {lost.length > 0 ? (
        <section aria-label={t('left')} className="flex-none">
          {lost.map((outcome) => (
            <RowOutcome
              key={outcome.ticket.id}
              outcome={{ ...outcome, text: `${outcome.ticket.number ?? ''}: ${outcome.text}` }}
              onAnyway={assignment.again}
              onDismiss={() => assignment.dismiss(outcome.ticket.id)}
            />
          ))}
        </section>
      ) : null}
      <div className="relative flex min-h-0 flex-1 flex-col">
        <Columns
          board={board}
          query={query}
          laid={layOut(board, going)}
          chosen={chosen}
          onChoose={setChosen}
          dragging={{
            from: drag?.from,
            withChosen: (ids) =>
              ids.some((id) => chosen.has(id)) ? [...new Set([...ids, ...chosen])] : [...ids],
            onStart: (from) => setDrag({ from, board: state.board }),
            onEnd: () => setDrag(null),
            onDrop: drop,
          }}
          cardProps={(card) => ({
            changed: state.changed.get(card.id) ?? null,
            outcome: assignment.outcome(card),
            onAssign: () => setAsked(chosen.has(card.id) ? picked : [card]),
            onAnyway: assignment.again,
            onDismiss: () => assignment.dismiss(card.id),
          })}
          onMore={(free) => address.set('/desk/dispatch', { free: String(free) })}
        />
        {board.workers.length === 0 ? (
          <EmptyState
            icon={<UsersRound />}
            title={t('noPeople')}
            action={<ButtonLink href="/desk/tickets">{t('allTeams')}</ButtonLink>}
          >
            {t('noPeopleText')}
          </EmptyState>
        ) : null}
        {picked.length > 0 ? (
          <div className="pointer-events-none absolute inset-x-0 bottom-0 z-20">
            <BulkBar
              count={picked.length}
              more={null}
              onAssign={() => setAsked(picked)}
              onClear={() => setChosen(NOT_CHOSEN)}
            />
          </div>
        ) : null}
      </div>
      <AssignTo
        cards={asked}
        around={around}
        shown={query.teams}
        suggest={suggest}
        onClose={() => setAsked(NONE)}
        onGive={give}
      />
      <LiveRegion>{assignment.spoken}</LiveRegion>
    </div>
  );
}
