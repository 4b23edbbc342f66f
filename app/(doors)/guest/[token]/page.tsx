import type { Metadata } from 'next';
import { GuestConfirm } from '#components/doors/guest-confirm';
import { LinkGone } from '#components/doors/link-gone';
import { serverWords } from '#components/words/server-words';
import { readGuestLink } from '#server/guests/open-report';
import { confirmGuest } from './actions';

export const metadata: Metadata = {
  title: serverWords('guest.confirm')('title'),
  robots: { index: false, follow: false },
};
export const dynamic = 'force-dynamic';

/** Shows what was reported. Only the POST of its form makes a ticket of it: mail scanners open links too. */
export default async function GuestPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const view = await readGuestLink(token);
  return view ? <GuestConfirm token={token} view={view} confirm={confirmGuest} /> : <LinkGone />;
}
