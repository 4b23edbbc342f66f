import type { Metadata } from 'next';
import { AskReset, ResetWithoutMail } from '#components/doors/reset-forms';
import { serverWords } from '#components/words/server-words';
import { sendsMail } from '#server/mail/post';
import { ask } from './actions';

export const metadata: Metadata = { title: serverWords('access')('reset.title') };
export const dynamic = 'force-dynamic';

export default function ResetPage() {
  return sendsMail() ? <AskReset askReset={ask} /> : <ResetWithoutMail />;
}
