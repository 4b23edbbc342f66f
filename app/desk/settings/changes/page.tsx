import { ChangeSettings } from '#components/changes/settings/change-settings';
import { Topbar } from '#components/desk/topbar';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { changeChoices, listChangePolicies, listChangeTemplates, listFreezes } from '#server/changes/read';
import { act } from '../../changes/actions';

/** When nothing is changed, who approves changes, and which are approved for all times. */
export default async function ChangeSettingsPage() {
  await page('page /desk/settings/changes');
  const [choices, rules, freezes, templates] = await Promise.all([
    ...([changeChoices(), listChangePolicies(), listFreezes(), listChangeTemplates()] as const),
  ]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="changes" />
      <ChangeSettings {...{ choices, rules, freezes, templates, act }} />
    </>
  );
}
