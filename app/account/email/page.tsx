import type { Metadata } from 'next';
import { EmailPage } from '#components/account/email-page';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { sendsMail } from '#server/mail/post';
import { askNewEmail } from '../actions';

export const metadata: Metadata = { title: serverWords('access')('account.emailTitle') };

export default async function OwnEmailPage() {
  const { email } = await page('page /account/email');
  return <EmailPage email={email} canAsk={sendsMail()} ask={askNewEmail} />;
}
