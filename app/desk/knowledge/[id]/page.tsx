import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Topbar } from '#components/desk/topbar';
import { VersionsView } from '#components/knowledge/versions-view';
import { page } from '#server/auth/door';
import { articleReport } from '#server/knowledge/report';
import { restoreArticle } from '../actions';

/** One article: every text that was published, what changed between them, and what its readers missed. */
export default async function ArticlePage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await page('page /desk/knowledge/[id]');
  const id = z.uuid().safeParse((await params).id);
  const report = id.success ? await articleReport(actor, id.data) : null;
  if (!report) notFound();
  return (
    <>
      <Topbar title={report.counts.title} />
      <VersionsView report={report} restore={restoreArticle} />
    </>
  );
}
