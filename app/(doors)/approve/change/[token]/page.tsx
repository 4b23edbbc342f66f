import type { Metadata } from 'next';
import { DecideChange } from '#components/doors/decide-change';
import { LinkGone } from '#components/doors/link-gone';
import { serverWords } from '#components/words/server-words';
import { DECIDE_FAULTS } from '#domain/approval/decide-view';
import { readDecideLink } from '#server/changes/decide-by-link';

export const metadata: Metadata = {
  title: serverWords('access')('approve.title'),
  robots: { index: false, follow: false },
};
export const dynamic = 'force-dynamic';

interface DecideChangePageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ pressed?: string }>;
}

/** Shows a change that waits for somebody's word. Only a POST decides: programs that look at mails open links, too. */
export default async function DecideChangePage({ params, searchParams }: DecideChangePageProps) {
  const { token } = await params;
  const view = await readDecideLink(token);
  if (!view) return <LinkGone />;
  const { pressed } = await searchParams;
  return (
    <DecideChange token={token} view={view} fault={DECIDE_FAULTS.find((one) => one === pressed) ?? null} />
  );
}
