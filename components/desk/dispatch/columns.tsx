'use client';
import { Inbox } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { TextLink } from '#components/ui/link';
import type { Id } from '#domain/kernel/types';
import { type Board, type BoardQuery, type BoardWorker, FREE_MAX, FREE_STEP } from '#domain/reports/board';
import { ticketsHref } from '#domain/reports/ticket-query';
import { Column, type ColumnProps } from './board-column';
import type { LaidOut } from './lay-out';
import { WorkerHead } from './worker-head';

interface ColumnsProps extends Pick<ColumnProps, 'chosen' | 'onChoose' | 'dragging' | 'cardProps'> {
  board: Board;
  query: BoardQuery;
  laid: LaidOut;
  /** so many of what nobody has */
  onMore(free: number): void;
}

const WIDTH = 'w-[min(20rem,84vw)] desk:w-71';

/** All columns beside each other; they scroll sideways, what nobody has stays in view where there is room. */
export function Columns({ board, query, laid, onMore, ...each }: ColumnsProps) {
  const t = useTranslations('dispatch');
  const most = Math.max(0, ...board.workers.map(({ weight }) => weight));
  return (
    <section
      aria-label={t('board')}
      className="relative flex min-h-0 flex-1 snap-x snap-proximity overflow-x-auto overscroll-x-contain bg-canvas"
    >
      <Column
        {...each}
        of={null}
        label={t('column', { name: t('free'), n: board.free.total })}
        cards={laid.free}
        head={
          <div className="flex flex-none items-baseline gap-2 border-b border-line px-3 pt-3.5 pb-3">
            <h2 className="text-sm font-semibold">{t('free')}</h2>
            <span className="num text-sm text-ink-3">{board.free.total}</span>
          </div>
        }
        foot={<FreeFoot board={board} query={query} onMore={onMore} />}
        empty={
          <div className="flex flex-col items-center gap-2 px-6 py-10 text-center text-sm text-ink-3">
            <Inbox className="size-8 stroke-[1.5]" />
            <p className="font-medium text-ink-2">{t('freeEmpty')}</p>
            <p className="text-balance">{t('freeEmptyText')}</p>
          </div>
        }
        className={`${WIDTH} desk:sticky desk:start-0 desk:z-10`}
      />
      {board.workers.map((worker) => (
        <Column
          key={worker.id}
          {...each}
          of={worker.id}
          label={t('column', { name: worker.name, n: worker.open })}
          cards={laid.of.get(worker.id) ?? []}
          head={<WorkerHead worker={worker} most={most} />}
          foot={<HeldFoot worker={worker} />}
          empty={<p className="px-3 py-4 text-sm text-ink-3">{t('none')}</p>}
          className={WIDTH}
        />
      ))}
      {board.others > 0 ? (
        <p className="w-60 flex-none px-4 py-3.5 text-sm text-pretty text-ink-2">
          {t('morePeople', { n: board.others })}
        </p>
      ) : null}
    </section>
  );
}

/** What nobody has goes on: more of it here, and all of it in the list. */
function FreeFoot({ board, query, onMore }: Pick<ColumnsProps, 'board' | 'query' | 'onMore'>) {
  const t = useTranslations('dispatch');
  const { cards, total } = board.free;
  const left = total - cards.length;
  if (left <= 0) return null;
  const next = Math.min(query.free + FREE_STEP, FREE_MAX);
  return (
    <div className="flex-none border-t border-line px-3 py-2">
      {query.free < FREE_MAX ? (
        <Button tone="secondary" size="sm" block onPress={() => onMore(next)}>
          {t('moreFree', { n: Math.min(left, next - query.free) })}
        </Button>
      ) : (
        <TextLink href={freeHref(query.teams)}>{t('allFree', { n: total })}</TextLink>
      )}
    </div>
  );
}

/** The list knows one team or all. */
const freeHref = (teams: readonly Id[]): string => {
  const [team, ...others] = teams;
  return ticketsHref({ view: 'nobody', ...(team && others.length === 0 ? { team } : {}) });
};

function HeldFoot({ worker: { id, name, cards, open } }: { worker: BoardWorker }) {
  const t = useTranslations('dispatch');
  const n = open - cards.length;
  if (n <= 0) return null;
  return (
    <div className="flex-none border-t border-line px-3 py-2 text-sm">
      <TextLink href={ticketsHref({ view: 'open', assignee: id })} aria-label={t('moreHeldOf', { n, name })}>
        {t('moreHeld', { n })}
      </TextLink>
    </div>
  );
}
