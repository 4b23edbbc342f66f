import { Topbar } from '#components/desk/topbar';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { SiteList } from '#components/settings/site-list';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { siteSettings } from '#server/settings/read';
import { saveSiteAction } from '../actions';

/** Sites: where people are and where technicians go. */
export default async function SitesPage() {
  const { actor } = await page('page /desk/settings/sites');
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="sites" />
      <SiteList sites={await siteSettings(actor)} save={saveSiteAction} />
    </>
  );
}
