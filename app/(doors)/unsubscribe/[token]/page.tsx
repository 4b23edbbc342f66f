import type { Metadata } from 'next';
import { LinkGone } from '#components/doors/link-gone';
import { Unsubscribe } from '#components/doors/unsubscribe';
import { serverWords } from '#components/words/server-words';
import { readUnsubscribe } from '#server/notify/unsubscribe';

export const metadata: Metadata = { title: serverWords('access')('unsubscribe.title') };
export const dynamic = 'force-dynamic';

export default async function UnsubscribePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await readUnsubscribe(token);
  return found ? <Unsubscribe token={token} what={found.what} isOff={found.isOff} /> : <LinkGone />;
}
