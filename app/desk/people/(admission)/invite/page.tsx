import { InviteForm } from '#components/admission/invite-form';
import { OpenInvitations } from '#components/admission/open-invitations';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { openInvitations, teamsToJoin } from '#server/people/invite';
import { invite, makeResetLink, withdraw } from '../actions';

const t = serverWords('access');
export default async function InvitePersonPage() {
  await page('page /desk/people/invite');
  const [teams, open] = await Promise.all([teamsToJoin(), openInvitations(Date.now())]);
  return (
    <>
      <Topbar title={t('admission.inviteTitle')} />
      <div className="px-4 py-5 desk:px-6">
        <InviteForm teams={teams} invite={invite} resetLink={makeResetLink} />
        <OpenInvitations invitations={open} withdraw={withdraw} />
      </div>
    </>
  );
}
