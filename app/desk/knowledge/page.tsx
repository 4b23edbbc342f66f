import { Topbar } from '#components/desk/topbar';
import { CountTable } from '#components/knowledge/count-table';
import { serverWords } from '#components/words/server-words';
import { SEARCH_MAX } from '#domain/search/terms';
import { page } from '#server/auth/door';
import { listArticles } from '#server/knowledge/report';
import { type SearchParams, single } from '#server/tickets/request';

/** What the articles do for their readers: whether they help, what they spare, which want to be looked at. */
export default async function KnowledgePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/knowledge');
  const typed = (single(await searchParams).q ?? '').slice(0, SEARCH_MAX);
  const now = Date.now();
  const list = await listArticles(actor, typed, now);
  return (
    <>
      <Topbar title={serverWords('knowledge')('title')} count={list.articles.length} />
      <CountTable list={list} typed={typed} now={now} />
    </>
  );
}
