import { serverWords } from '#components/words/server-words';
import type { Dashboard } from '#domain/reports/shapes';
import { periodWord } from '#domain/reports/spans';
import { type TicketQuery, ticketsHref } from '#domain/reports/ticket-query';
import { Bars } from './bars';
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
  const days = Object.fromEntries(
    figures.flow.map(({ date }) => {
      const day = date as TicketQuery['reported'];
      return [
        date,
        { created: href({ view: 'all', reported: day }), resolved: href({ view: 'all', solved: day }) },
      ];
    }),
  );
  return (
    <>
      <Figures figures={figures} href={href} word={periodWord(figures.period)} />
      <div className="grid flex-1 grid-cols-1 border-t border-line desk:grid-cols-[minmax(0,1fr)_19rem] wide:grid-cols-[minmax(0,1fr)_23.25rem]">
        <div className="min-w-0">
          <FlowSection days={figures.flow} hrefs={days} />
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
          <Section title={t('priorities.title')} end={open}>
            <Bars
              label={t('priorities.title')}
              bars={figures.priorities.map(({ priority, open: value }) => ({
                id: String(priority),
                name: t('priorities.name', { n: priority }),
                value,
                href: href({ priority }),
                warn: priority === 1 && value > 0,
              }))}
            />
          </Section>
        </div>
      </div>
    </>
  );
}
