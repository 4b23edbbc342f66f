import type { Metadata } from 'next';
import { DecideByLink } from '#components/doors/decide-by-link';
import { LinkGone } from '#components/doors/link-gone';
import { serverWords } from '#components/words/server-words';
import { DECIDE_FAULTS } from '#domain/approval/decide-view';
import { readApprovalLink } from '#server/approval/by-link';

export const metadata: Metadata = {
  title: serverWords('access')('approve.title'),
  robots: { index: false, follow: false },
};
export const dynamic = 'force-dynamic';

interface ApprovePageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ pressed?: string }>;
}

/** Shows what waits for somebody's approval. Only a POST decides: programs that look at mails open links, too. */
export default async function ApprovePage({ params, searchParams }: ApprovePageProps) {
  const { token } = await params;
  const view = await readApprovalLink(token);
  if (!view) return <LinkGone />;
  const { pressed } = await searchParams;
  return (
    <DecideByLink token={token} view={view} fault={DECIDE_FAULTS.find((one) => one === pressed) ?? null} />
  );
}
