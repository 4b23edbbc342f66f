import { Topbar } from '#components/desk/topbar';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { TeamList } from '#components/settings/team-list';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { teamSettings } from '#server/settings/read';
import { saveTeamAction } from '../actions';

/** Teams, who is in them, and what comes to them. */
export default async function TeamsPage() {
  const { actor } = await page('page /desk/settings/teams');
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="teams" />
      <TeamList teams={await teamSettings(actor)} save={saveTeamAction} />
    </>
  );
}
