'use client';
import { Plus } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { LiveRegion } from '#components/ui/live-region';
import { SkeletonRows } from '#components/ui/skeleton';
import { TabStrip } from '#components/ui/tab-strip';
import type { Id } from '#domain/kernel/types';
import { listHref } from '#domain/reports/list-address';
import type { DeskTicket } from '#domain/reports/shapes';
import { orderOf, queryText, sharedFilters, ticketsHref, VIEWS } from '#domain/reports/ticket-query';
import { AssignSheet } from './assign-sheet';
import { BulkReport } from './bulk-report';
import { Filters } from './filters';
import { HoldSheet } from './hold-sheet';
import { KeyLine } from './key-line';
import { KeysSheet } from './keys-sheet';
import { ListEmpty } from './list-empty';
import { Pager } from './pager';
import { SearchBox } from './search-box';
import { SelectionBar } from './selection-bar';
import { SortMenu } from './sort-menu';
import { TicketTable } from './ticket-table';
import { Topbar } from './topbar';
import { Unread } from './unread';
import { type AssignDoor, useAssign } from './use-assign';
import { type BulkDoors, useBulk } from './use-bulk';
import type { DeskList } from './use-desk-list';
import type { FilterSources } from './use-filter-fields';
import type { ListAddressState } from './use-list-address';
import { useSelection } from './use-selection';
import { useTableKeys } from './use-table-keys';

interface TicketsListProps {
  list: DeskList;
  address: ListAddressState;
  sources: FilterSources;
  assign: AssignDoor;
  bulk: BulkDoors;
  /** the cursor went to this row */
  onMove(id: Id): void;
  onShown(rows: readonly DeskTicket[]): void;
}

const NONE: readonly DeskTicket[] = [];

/** The list with everything around it: views, search, filters, selection, keys. */
export function TicketsList({ list, address, sources, assign, bulk: doors, ...on }: TicketsListProps) {
  const t = useTranslations('desk');
  const { query, place, ticket: open, change } = address;
  const { answer } = list;
  const body = useRef<HTMLTableSectionElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [cursor, setCursor] = useState<Id | null>(null);
  const [help, setHelp] = useState(false);
  const [assigned, setAssigned] = useState(NONE);
  const [held, setHeld] = useState(NONE);
  const [found, setFound] = useState<{ id: Id; name: string } | null>(null);
  const [seen, setSeen] = useState<readonly DeskTicket[]>(answer.rows);
  const shown = answer.rows.length > 0 ? seen : NONE;
  const selection = useSelection(queryText(query), shown);
  const assignment = useAssign(assign, sources, list.reload);
  const bulk = useBulk(doors, {
    settled: selection.drop,
    ended: list.reload,
  });

  /** What a key or button is about: everything selected, else this one. */
  const targets = (id: Id | null): readonly DeskTicket[] => {
    if (selection.chosen.size > 0) return [...selection.chosen.values()];
    return shown.filter((row) => row.id === id);
  };
  useTableKeys(body, {
    current: open,
    onMove: on.onMove,
    onSelect: (id, through) => {
      const row = shown.find((one) => one.id === id);
      if (row) selection.toggle(row, through);
    },
    onAssign: (id) => setAssigned(targets(id)),
    onHold: (id) => setHeld(targets(id)),
    onLeave: () => {
      if (open) address.close();
      else selection.clear();
    },
    onSearch: () => box.current?.focus(),
    onNew: () => window.location.assign('/app/report'),
    onHelp: () => setHelp(true),
  });

  const requester = found && found.id === query.requester ? found.name : sources.requester;
  const shared = sharedFilters(query);
  const { sort, dir } = orderOf(query);
  const { onShown } = on;
  const show = useCallback(
    (rows: readonly DeskTicket[]) => {
      setSeen(rows);
      onShown(rows);
    },
    [onShown],
  );
  const search = useMemo(
    () => (q: string | null) => {
      // Whoever searches looks everywhere; the views narrow what was found.
      change(q ? { q, view: query.q ? query.view : 'all' } : { q: undefined }, Boolean(query.q));
    },
    [change, query.q, query.view],
  );
  const hrefOf = (id: Id) => listHref({ query, place, ticket: id });
  const page = (name: 'newer' | 'older', at: string | null) =>
    at && listHref({ query, place: { [name]: at }, ticket: open });
  return (
    <>
      <Topbar title={t('allTickets')} count={answer.total} open>
        <SearchBox ref={box} value={query.q ?? ''} onSearch={search} />
        <ButtonLink href="/app/report" tone="primary" icon={<Plus />} kbd="C">
          {t('list.new')}
        </ButtonLink>
      </Topbar>
      <TabStrip
        label={t('list.views')}
        value={query.view}
        tabs={VIEWS.map((view) => ({
          id: view,
          label: t(`list.view.${view}`),
          count: answer.counts?.[view],
          href: ticketsHref({ ...shared, view, sort: query.sort, dir: query.dir }),
        }))}
        className="flex-none px-4 desk:px-6"
      />
      <Filters
        query={query}
        sources={{ ...sources, requester }}
        onChange={(changes, replace) => change(changes as Parameters<typeof change>[0], replace)}
        onPerson={(id, name) => setFound({ id, name })}
        end={<SortMenu sort={sort} dir={dir} onSort={(next, way) => change({ sort: next, dir: way })} />}
      />
      {list.hasFailed ? (
        <Unread
          title={t('list.failed')}
          text={(clock) => t('list.failedText', { clock })}
          at={list.answer.now}
          onRetry={list.reload}
          className="pb-3"
        />
      ) : null}
      {bulk.state ? (
        <BulkReport
          state={bulk.state}
          around={sources}
          hrefOf={hrefOf}
          onAgain={bulk.again}
          onClose={bulk.dismiss}
        />
      ) : null}
      <div
        aria-busy={list.isLoading}
        className={`flex flex-1 flex-col ${list.isLoading ? 'opacity-60' : ''}`}
      >
        {answer.rows.length > 0 ? (
          <TicketTable
            key={list.key}
            rows={answer.rows}
            query={query}
            teams={sources.teams}
            selection={selection}
            assignment={assignment}
            body={body}
            cursor={cursor}
            onCursor={setCursor}
            onAssign={(row) => setAssigned([row])}
            onShown={show}
            open={open}
            hrefOf={hrefOf}
            sortHref={(next, way) =>
              listHref({ query: { ...query, sort: next, dir: way }, place: {}, ticket: open })
            }
          />
        ) : list.isLoading ? (
          <SkeletonRows label={t('list.loading')} count={8} />
        ) : (
          <ListEmpty query={query} />
        )}
      </div>
      <Pager newer={page('newer', answer.newer)} older={page('older', answer.older)} />
      {selection.chosen.size > 0 && !bulk.state?.isRunning ? (
        <SelectionBar
          selection={selection}
          list={list}
          query={query}
          onAssign={() => setAssigned(targets(null))}
          onHold={() => setHeld(targets(null))}
        />
      ) : null}
      <KeyLine shown={answer.rows.length} total={answer.total} onHelp={() => setHelp(true)} />
      <AssignSheet
        tickets={assigned}
        teams={sources.teams}
        staff={sources.staff}
        onClose={() => setAssigned(NONE)}
        onAssign={(to) => {
          const [one] = assigned;
          if (assigned.length !== 1 || !one)
            bulk.start({ kind: 'assign', ...to }, assigned, list.clockOffset);
          else {
            const base = { teamId: one.teamId, assigneeId: one.assigneeId };
            assignment.assign(one, { ticketId: one.id, ...to, base });
            selection.clear();
          }
        }}
      />
      <HoldSheet
        tickets={held}
        onClose={() => setHeld(NONE)}
        onHold={(reason, note) => bulk.start({ kind: 'hold', reason, note }, held, list.clockOffset)}
      />
      <KeysSheet isOpen={help} onClose={() => setHelp(false)} />
      <LiveRegion>{assignment.spoken}</LiveRegion>
    </>
  );
}
