import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { LinkGone } from '#components/doors/link-gone';
import { RateByLink } from '#components/doors/rate-by-link';
import { serverWords } from '#components/words/server-words';
import { readRateLink } from '#server/rating/by-link';

export const metadata: Metadata = {
  title: serverWords('access')('rate.title'),
  robots: { index: false, follow: false },
};
export const dynamic = 'force-dynamic';

interface RatePageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ pressed?: string }>;
}

/** Shows what was pressed in a mail. Only a POST says it: programs that look at mails open links, too. */
export default async function RatePage({ params, searchParams }: RatePageProps) {
  const { token } = await params;
  const view = await readRateLink(token);
  if (!view) return <LinkGone />;
  const wasPressed = (await searchParams).pressed !== undefined;
  return <RateByLink token={token} view={view} press={randomUUID()} wasPressed={wasPressed} />;
}
