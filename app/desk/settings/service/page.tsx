import { Topbar } from '#components/desk/topbar';
import { ServiceForm } from '#components/settings/service-form';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { serviceSetting } from '#server/settings/service';
import { saveServiceAction } from '../actions';

/** From how many people on an incident concerns a team, or many; and whether it is asked how it went. */
export default async function ServicePage() {
  await page('page /desk/settings/service');
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="service" />
      <ServiceForm service={await serviceSetting()} save={saveServiceAction} />
    </>
  );
}
