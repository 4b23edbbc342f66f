import { Topbar } from '#components/desk/topbar';
import { KeptMails } from '#components/settings/kept-mails';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { keptMails } from '#server/mail-in/quarantine';
import { discardMailAction, letInMailAction } from '../actions';

/** Mails that came in and wait for somebody to decide. */
export default async function MailPage() {
  await page('page /desk/settings/mail');
  const mails = await keptMails();
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="mail" />
      <KeptMails mails={mails} letIn={letInMailAction} discard={discardMailAction} />
    </>
  );
}
