import { Topbar } from '#components/desk/topbar';
import { ActList } from '#components/settings/act-list';
import { DeviceTable } from '#components/settings/device-table';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { SyncViews } from '#components/settings/sync-views';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { countPutAside, listPutAside } from '#server/health/acts';
import { countDevices, listDevices } from '#server/health/devices';
import { syncQuery } from '#server/health/query';
import { personName } from '#server/people/list-people';
import { type SearchParams, single } from '#server/tickets/request';
import { giveBackAction, intentValuesAction, runAgainAction } from '../actions';

/** How the devices stand, and what the server failed on. */
export default async function SyncPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/settings/sync');
  const query = syncQuery(single(await searchParams));
  const { view, show, days, person } = query;
  const now = Date.now();
  const [counts, devices, failed, acts, name] = await Promise.all([
    countDevices(query, now),
    view === 'devices' ? listDevices(query, now) : null,
    view === 'acts' ? listPutAside(query, actor) : null,
    countPutAside(),
    person ? personName(person) : null,
  ]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="sync" />
      <SyncViews
        {...{ view, show, days, acts }}
        counts={counts}
        person={person ? { id: person, name: name ?? person } : null}
      />
      {failed ? (
        <ActList
          page={failed}
          runAgain={runAgainAction}
          giveBack={giveBackAction}
          values={intentValuesAction}
        />
      ) : null}
      {devices ? <DeviceTable page={devices} show={show} /> : null}
    </>
  );
}
