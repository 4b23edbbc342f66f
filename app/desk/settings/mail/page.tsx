import { Topbar } from '#components/desk/topbar';
import { KeptMails } from '#components/settings/kept-mails';
import { MailTrust } from '#components/settings/mail-trust';
import { MailboxState } from '#components/settings/mailbox-state';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { mailboxState } from '#server/mail-in/mailbox-state';
import { keptMails, mailPlace } from '#server/mail-in/quarantine';
import { readTrust } from '#server/mail-in/trust';
import { type SearchParams, single } from '#server/tickets/request';
import { discardMailAction, letInMailAction, saveMailTrustAction } from '../actions';

/** How mails come in, whose are believed, and those that wait for somebody to decide. */
export default async function MailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/settings/mail');
  const after = mailPlace(single(await searchParams).older);
  const [state, trust, { mails, older }] = await Promise.all([mailboxState(), readTrust(), keptMails(after)]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="mail" />
      <div className="flex flex-col gap-3 px-4 pt-3 desk:px-6">
        <MailboxState state={state} />
        <MailTrust trust={trust} save={saveMailTrustAction} />
      </div>
      <KeptMails
        mails={mails}
        older={older}
        isFirst={after === null}
        letIn={letInMailAction}
        discard={discardMailAction}
      />
    </>
  );
}
