import type { Metadata } from 'next';
import { AccountHome } from '#components/account/account-home';
import { AwayForm } from '#components/account/away-form';
import { StandInForm } from '#components/account/stand-in-form';
import { serverWords } from '#components/words/server-words';
import { can } from '#domain/access/capabilities';
import { mayBeAsked, ownStandIn } from '#server/approval/stand-in';
import { ownAway } from '#server/assign/own-away';
import { page } from '#server/auth/door';
import { ownAccount } from '#server/people/account';
import { devicesOf } from '#server/people/sessions-of';
import { checkPhone, save, saveAway, saveOwnStandIn } from './actions';

export const metadata: Metadata = { title: serverWords('access')('account.title') };

export default async function AccountPage() {
  const { actor } = await page('page /account');
  const now = Date.now();
  const works = can(actor.role, 'ticket.work');
  const [account, devices, until, isAsked, standIn] = await Promise.all([
    ownAccount(actor.id),
    devicesOf(actor.id, now),
    works ? ownAway(actor.id, now) : null,
    mayBeAsked(actor),
    ownStandIn(actor.id, now),
  ]);
  return (
    <AccountHome
      account={account}
      devices={devices.length}
      save={save}
      checkPhone={checkPhone}
      away={
        <>
          {works ? <AwayForm until={until} save={saveAway} /> : null}
          {isAsked ? <StandInForm standIn={standIn} save={saveOwnStandIn} /> : null}
        </>
      }
    />
  );
}
