import { Topbar } from '#components/desk/topbar';
import { PromiseList } from '#components/settings/promises/promise-list';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { categorySettings, siteSettings, teamSettings } from '#server/settings/read';
import { calendarSettings, outdatedPromises, promiseSettings } from '#server/settings/service-levels';
import { beginPromisesAction, retargetAction, savePromiseAction } from '../actions';

/** What is promised to which tickets, by which hours. */
export default async function PromisesPage() {
  const { actor } = await page('page /desk/settings/promises');
  const [promises, calendars, categories, sites, teams, outdated] = await Promise.all([
    promiseSettings(),
    calendarSettings(),
    categorySettings(),
    siteSettings(actor),
    teamSettings(actor),
    outdatedPromises(),
  ]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="promises" />
      <PromiseList
        promises={promises}
        calendars={calendars}
        categories={categories}
        sites={sites.map(({ id, name, active }) => ({ id, name, active }))}
        teams={teams.map(({ id, name, active }) => ({ id, name, active }))}
        outdated={outdated}
        save={savePromiseAction}
        begin={beginPromisesAction}
        retarget={retargetAction}
      />
    </>
  );
}
