import { CalendarCheck, ChartColumn, Plus } from 'lucide-react';
import { ChangesScreen } from '#components/changes/changes-screen';
import { Topbar } from '#components/desk/topbar';
import { ButtonLink } from '#components/ui/button';
import { serverWords } from '#components/words/server-words';
import { FIGURE_DAYS, FIGURE_OF } from '#domain/change/figures';
import { CHANGE_TABS } from '#domain/change/view';
import { page } from '#server/auth/door';
import { behindFigure } from '#server/changes/figures';
import { listChanges } from '#server/changes/read';
import { type SearchParams, single } from '#server/tickets/request';

/** Changes by where they stand. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/changes');
  const t = serverWords('changes');
  const asked = single(await searchParams);
  const tab = CHANGE_TABS.find((one) => one === asked.tab) ?? 'open';
  const at = Math.min(Math.max(1, Math.trunc(Number(asked.page ?? 1)) || 1), 10_000);
  // The changes behind a figure are asked for by its name and the days it looks back.
  const days = FIGURE_DAYS.find((one) => String(one) === asked.days) ?? null;
  const of = FIGURE_OF.find((one) => one === asked.of) ?? null;
  const only = days === null ? undefined : behindFigure(of, days, Date.now());
  const { lines, more } = await listChanges(tab, at, only);
  return (
    <>
      <Topbar title={t('title')}>
        <ButtonLink href="/desk/changes/figures" size="sm" tone="text" icon={<ChartColumn />}>
          {t('figures.title')}
        </ButtonLink>
        <ButtonLink href="/desk/changes/agenda" size="sm" icon={<CalendarCheck />}>
          {t('agenda.link')}
        </ButtonLink>
        <ButtonLink href="/desk/changes/new" size="sm" icon={<Plus />}>
          {t('new')}
        </ButtonLink>
      </Topbar>
      <ChangesScreen {...{ tab, lines, more, page: at }} figure={days === null ? null : { days, of }} />
    </>
  );
}
