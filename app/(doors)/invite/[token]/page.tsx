import type { Metadata } from 'next';
import { InviteAccept } from '#components/doors/invite-accept';
import { LinkGone } from '#components/doors/link-gone';
import { serverWords } from '#components/words/server-words';
import { invitedTo } from '#server/people/accept-invite';
import { accept } from './actions';

export const metadata: Metadata = { title: serverWords('access')('invite.title') };
export const dynamic = 'force-dynamic';

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invited = await invitedTo(token);
  return invited ? <InviteAccept token={token} {...invited} accept={accept} /> : <LinkGone />;
}
