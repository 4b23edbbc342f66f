'use client';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { WorkTab } from '#client/live/open-work';
import { useUnsentCounts } from '#client/live/outbox';
import { useWork } from '#client/live/work';
import { useMe } from '#components/shell/actor';
import { go } from '#components/shell/go';
import { useNames, usePlaceWords } from '#components/shell/names';
import { Notices } from '#components/shell/notices';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { useSwipes } from '#components/shell/swipes';
import { SyncChip } from '#components/shell/sync-chip';
import { useSync } from '#components/shell/sync-facts';
import { PageTitle } from '#components/ui/app-bar';
import { later, useOnceOpen } from '#components/ui/later';
import { SectionHeading } from '#components/ui/section-heading';
import { Segmented } from '#components/ui/segmented';
import { SkeletonRows } from '#components/ui/skeleton';
import { useKept } from '#components/ui/use-kept';
import { useTimes } from '#components/ui/when';
import { isStaff } from '#domain/access/roles';
import type { TicketStep } from '#domain/ticket/states';
import type { TicketRow as Ticket } from '#sync/views/ticket';
import { isAtOnce } from '../parts/next-step';
import { useStepNow } from '../parts/step-now';
import { type Days, firstOf, groupRows, placeOf } from './group-rows';
import { TicketRow } from './ticket-row';
import { useGrowing } from './use-growing';
import { useListKeys } from './use-list-keys';
import { useTogether } from './use-together';

const WorkEmpty = later(() => import('./work-empty').then((part) => part.WorkEmpty));

const StepSheets = later(() => import('../sheets/step-sheets').then((part) => part.StepSheets));
const RowMenu = later(() => import('./row-menu').then((part) => part.RowMenu));
const YES_NO = ['yes', 'no'] as const;

let lastTab: WorkTab = 'mine';

/** Whoever comes back from a ticket or a search finds the list they left. A new start begins with what is theirs. */
function useWorkTab(): [WorkTab, (tab: WorkTab) => void] {
  const [tab, setTab] = useState(lastTab);
  const choose = (next: WorkTab) => {
    lastTab = next;
    setTab(next);
  };
  return [tab, choose];
}

/** What is mine, what the team has, what nobody has. `currentId`: the ticket open beside it on a wide screen. */
export function MyWork({ path, currentId }: { path: string; currentId: string | null }) {
  const t = useTranslations('tickets');
  const online = useSync((sync) => sync.online);
  const [tab, setTab] = useWorkTab();
  const work = useWork();
  const rows = work?.[tab];
  // One's own comes first; nothing here yet is not nothing at all.
  const isHere = (of: WorkTab) => work !== undefined && (of === 'mine' ? work.ownHere : work.loaded);
  const isShown = useTogether(tab, !isHere(tab), rows?.length);
  const count = (of: WorkTab) => (isHere(of) ? work?.[of].length : undefined);
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list);
  useScrollMemory(`/app#${tab}`, true, currentId === null && rows !== undefined);

  return (
    <div ref={list} className="flex flex-1 flex-col">
      <div className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] desk:pt-3">
        <PageTitle end={<SyncChip />}>{t('myWork')}</PageTitle>
      </div>
      <div className="sticky top-0 z-10 bg-surface px-gutter pt-2.5 pb-2">
        <Segmented
          label={t('views')}
          value={tab}
          onChange={setTab}
          options={[
            { id: 'mine', label: t('mine'), count: count('mine') },
            { id: 'team', label: t('team'), count: count('team') },
            { id: 'unassigned', label: t('unassigned'), count: count('unassigned') },
          ]}
        />
      </div>
      <Notices path={path} className="mx-gutter mt-2" />
      {!isShown ? (
        <>
          <p className="px-gutter pt-3 text-sm text-ink-3">
            {online ? t('firstLoad') : t('firstLoadOffline')}
          </p>
          <SkeletonRows label={t('loading')} count={6} isAtOnce />
        </>
      ) : rows?.length === 0 ? (
        <div className="flex flex-1 items-center justify-center pb-20">
          <WorkEmpty tab={tab} onTab={setTab} />
        </div>
      ) : (
        <Rows key={tab} rows={rows ?? []} tab={tab} currentId={currentId} />
      )}
    </div>
  );
}

function Rows({ rows, tab, currentId }: { rows: readonly Ticket[]; tab: WorkTab; currentId: string | null }) {
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const { now } = useTimes();
  const unsent = useUnsentCounts();
  const place = usePlaceWords();
  const names = useNames();
  const stepNow = useStepNow();
  const [menu, setMenu] = useState<{ ticket: Ticket; row: HTMLElement } | null>(null);
  const [sheet, setSheet] = useState<{ step: TicketStep; ticket: Ticket } | null>(null);

  const onStep = (step: TicketStep, ticket: Ticket) => {
    if (isAtOnce(step)) void stepNow(step, ticket);
    else setSheet({ step, ticket });
  };
  const sheetOnceOpen = useOnceOpen(sheet !== null);
  const latest = useRef(onStep);
  latest.current = onStep;
  // Stable, so that a row is drawn again only when its own ticket changed.
  const onRowStep = useCallback((step: TicketStep, ticket: Ticket) => latest.current(step, ticket), []);
  const onMenu = useCallback((ticket: Ticket, row: HTMLElement) => setMenu({ ticket, row }), []);

  const [swipes] = useSwipes();
  const [hinted, setHinted] = useKept('holdfast-swipe-hinted', YES_NO, 'no');
  const latestHinted = useRef(setHinted);
  latestHinted.current = setHinted;
  const onHinted = useCallback(() => latestHinted.current('yes'), []);

  const groups = groupRows(rows, tab, daysOf(now ?? 0));
  const { drawn, end } = useGrowing(`work/${tab}`, placeOf(groups, currentId) + 1);
  const hintAt = hinted === 'no' ? rows.find((row) => row.state === 'assigned')?.id : undefined;
  return (
    <>
      {firstOf(groups, drawn).map((group) => (
        <section key={group.id} aria-label={t(`group.${group.id}`)}>
          <SectionHeading count={group.count} className="px-gutter pt-4 pb-1">
            {t(`group.${group.id}`)}
          </SectionHeading>
          <ul>
            {group.rows.map((ticket) => (
              <TicketRow
                key={ticket.id}
                ticket={ticket}
                unsent={unsent?.get(ticket.id) ?? 0}
                place={place(ticket)}
                person={tab === 'team' ? names(ticket.assigneeId) : ''}
                isCurrent={ticket.id === currentId}
                daySaid={group.id === 'dueTomorrow'}
                leadsOn={tab !== 'team' && isStaff(actor.role)}
                swipes={swipes === 'on'}
                hint={tab === 'mine' && ticket.id === hintAt}
                onStep={onRowStep}
                onMenu={onMenu}
                onHinted={onHinted}
              />
            ))}
          </ul>
        </section>
      ))}
      <div key={drawn} ref={rows.length > drawn ? end : null} className="h-6" />
      {menu ? (
        <RowMenu
          at={menu}
          onClose={() => setMenu(null)}
          onOpen={(ticket) => go(`/app/tickets/${ticket.id}`)}
          onStep={onStep}
        />
      ) : null}
      {sheetOnceOpen ? (
        <StepSheets
          ticket={sheet?.ticket ?? null}
          step={sheet?.step ?? null}
          onClose={() => setSheet(null)}
        />
      ) : null}
    </>
  );
}

function daysOf(now: number): Days {
  const midnight = (away: number) => {
    const day = new Date(now);
    day.setHours(24 * away, 0, 0, 0);
    return day.getTime();
  };
  return { now, today: midnight(0), tomorrow: midnight(1), after: midnight(2) };
}
