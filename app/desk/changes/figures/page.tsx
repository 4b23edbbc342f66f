import { FiguresScreen } from '#components/changes/figures-screen';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { changeFigures, FIGURE_DAYS, figuresByType } from '#domain/change/figures';
import { page } from '#server/auth/door';
import { endedChanges } from '#server/changes/figures';
import { type SearchParams, single } from '#server/tickets/request';

/** How changes go. */
export default async function FiguresPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/changes/figures');
  const asked = single(await searchParams);
  const days = FIGURE_DAYS.find((one) => String(one) === asked.days) ?? 90;
  const rows = await endedChanges(days, Date.now());
  return (
    <>
      <Topbar title={serverWords('changes')('figures.title')} />
      <FiguresScreen days={days} all={changeFigures(rows)} types={figuresByType(rows)} />
    </>
  );
}
