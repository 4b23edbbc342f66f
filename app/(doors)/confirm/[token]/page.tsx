import type { Metadata } from 'next';
import { ConfirmForm, TakeEmail } from '#components/doors/confirm-form';
import { LinkGone } from '#components/doors/link-gone';
import { serverWords } from '#components/words/server-words';
import { emailToTake } from '#server/people/change-email';
import { emailToConfirm } from '#server/people/confirm';
import { confirm, take } from './actions';

export const metadata: Metadata = { title: serverWords('access')('confirm.title') };
export const dynamic = 'force-dynamic';

/** Shows what a link is for. Only the POST of its form decides: mail scanners open links too. */
export default async function ConfirmPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const newcomer = await emailToConfirm(token);
  if (newcomer) return <ConfirmForm token={token} email={newcomer} confirm={confirm} />;
  const address = await emailToTake(token);
  return address ? <TakeEmail token={token} email={address} take={take} /> : <LinkGone again="/register" />;
}
