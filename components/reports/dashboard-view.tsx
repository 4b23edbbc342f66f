import { serverWords } from '#components/words/server-words';
import { BREAKDOWNS, type BreakdownBy, type Dashboard } from '#domain/reports/shapes';
import { type TicketQuery, ticketsHref } from '#domain/reports/ticket-query';
import { Bars } from './bars';
import { Breakdown, BreakdownHead } from './breakdown';
import { Figures } from './figures';
import { FlowSection } from './flow-section';
import { Section } from './section';
import { WorkloadList } from './workload-list';

/** The dashboard: figures over the whole width, then movement and load, with the backlog beside them. */
export function DashboardView({ figures }: { figures: Dashboard }) {
  const t = serverWords('desk');
  const href = (query: Partial<TicketQuery>) =>
    ticketsHref({ ...query, ...(figures.team ? { team: figures.team } : {}) });
  const open = t('openCount', { n: figures.open });
  const points = Object.fromEntries(
    figures.flow.map(({ date, last }) => {
      const days = (date === last ? date : `${date}..${last}`) as TicketQuery['reported'];
      return [
        date,
        { created: href({ view: 'all', reported: days }), resolved: href({ view: 'all', solved: days }) },
      ];
    }),
  );
  return (
    <>
      <Figures figures={figures} href={href} />
      <div className="grid flex-1 grid-cols-1 border-t border-line desk:grid-cols-[minmax(0,1fr)_19rem] wide:grid-cols-[minmax(0,1fr)_23.25rem]">
        <div className="min-w-0">
          <FlowSection points={figures.flow} step={figures.step} hrefs={points} />
          <Section title={t('workload.title')} end={t('workload.about')} className="pb-6">
            <WorkloadList
              people={figures.workload}
              hrefs={Object.fromEntries(figures.workload.map(({ id }) => [id, href({ assignee: id })]))}
            />
          </Section>
        </div>
        <div className="min-w-0 border-t border-line desk:border-s desk:border-t-0">
          <Section title={t('ages.title')} end={open} className="border-b border-line">
            <Bars
              label={t('ages.title')}
              bars={figures.ages.map(({ age, open: value }) => ({
                id: age,
                name: t(`ages.${age}`),
                value,
                href: href({ reported: age }),
                warn: age === 'older' && value > 0,
              }))}
            />
          </Section>
          {BREAKDOWNS.filter((by) => by !== 'team' || figures.team === null).map((by) => (
            <Section
              key={by}
              title={t(`breakdown.${by}`)}
              end={<BreakdownHead />}
              className="border-b border-line last:border-b-0"
            >
              <Breakdown
                by={by}
                rows={figures.breakdowns[by].map((row) => ({
                  ...row,
                  createdHref: href({ view: 'all', reported: figures.period, ...narrowed(by, row.key) }),
                  openHref: href(narrowed(by, row.key)),
                }))}
              />
            </Section>
          ))}
        </div>
      </div>
    </>
  );
}

/** A list narrowed to one line of a breakdown. */
const narrowed = (by: BreakdownBy, key: string): Partial<TicketQuery> => ({
  [by]: by === 'priority' ? [Number(key)] : key,
});
