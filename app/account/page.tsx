import type { Metadata } from 'next';
import { AccountHome } from '#components/account/account-home';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { ownAccount } from '#server/people/account';
import { devicesOf } from '#server/people/sessions-of';
import { checkPhone, save } from './actions';

export const metadata: Metadata = { title: serverWords('access')('account.title') };

export default async function AccountPage() {
  const { actor } = await page('page /account');
  const [account, devices] = await Promise.all([ownAccount(actor.id), devicesOf(actor.id, Date.now())]);
  return <AccountHome account={account} devices={devices.length} save={save} checkPhone={checkPhone} />;
}
