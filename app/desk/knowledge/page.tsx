import type { Metadata } from 'next';
import { Topbar } from '#components/desk/topbar';
import { CountTable } from '#components/knowledge/count-table';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { countArticles } from '#server/knowledge/report';

export const metadata: Metadata = { title: 'Knowledge' };

/** What the articles do for their readers: whether they help, what they spare, which want to be looked at. */
export default async function KnowledgePage() {
  await page('page /desk/knowledge');
  const articles = await countArticles();
  return (
    <>
      <Topbar title={serverWords('knowledge')('title')} count={articles.length} />
      <CountTable articles={articles} now={Date.now()} />
    </>
  );
}
