import { Topbar } from '#components/desk/topbar';
import { HoursList } from '#components/settings/hours/hours-list';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { organisationZone } from '#server/reports/zone';
import { calendarSettings, outdatedPromises } from '#server/settings/service-levels';
import { retargetAction, saveCalendarAction } from '../actions';

/** Working hours: what promised times count by. */
export default async function HoursPage() {
  await page('page /desk/settings/hours');
  const [calendars, zone, outdated] = await Promise.all([
    calendarSettings(),
    organisationZone(),
    outdatedPromises(),
  ]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="hours" />
      <HoursList
        calendars={calendars}
        zone={zone}
        outdated={outdated}
        save={saveCalendarAction}
        retarget={retargetAction}
      />
    </>
  );
}
