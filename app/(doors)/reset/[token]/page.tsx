import type { Metadata } from 'next';
import { LinkGone } from '#components/doors/link-gone';
import { SetPassword } from '#components/doors/reset-forms';
import { serverWords } from '#components/words/server-words';
import { mayReset } from '#server/people/reset';
import { set } from '../actions';

export const metadata: Metadata = { title: serverWords('access')('reset.title') };
export const dynamic = 'force-dynamic';

export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (await mayReset(token)) ? (
    <SetPassword token={token} setByReset={set} />
  ) : (
    <LinkGone again="/reset" />
  );
}
