import type { Metadata } from 'next';
import { PasswordPage } from '#components/account/password-page';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { changeOwnPassword } from '../actions';

export const metadata: Metadata = { title: serverWords('access')('account.passwordTitle') };

export default async function OwnPasswordPage() {
  const { name, email } = await page('page /account/password');
  return <PasswordPage name={name} email={email} change={changeOwnPassword} />;
}
