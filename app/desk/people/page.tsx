import { Topbar } from '#components/desk/topbar';
import { PeopleControls } from '#components/settings/people-controls';
import { PeopleFilters } from '#components/settings/people-filters';
import { PeopleTable } from '#components/settings/people-table';
import { PersonPanel } from '#components/settings/person-panel';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { listPeople, waitingCount } from '#server/people/list-people';
import { peopleQuery } from '#server/people/people-query';
import { personDetail } from '#server/people/person-detail';
import { siteSettings, teamSettings } from '#server/settings/read';
import { type SearchParams, single } from '#server/tickets/request';
import { endSessionsAction, savePersonAction, setActiveAction } from './person-actions';

/** Everybody, by name; one of them beside the list. What is shown stands in the address. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/people');
  const query = peopleQuery(single(await searchParams));
  const [people, waiting, teams, sites, person] = await Promise.all([
    listPeople(query),
    waitingCount(),
    teamSettings(actor),
    siteSettings(actor),
    query.person ? personDetail(actor, query.person) : null,
  ]);
  const named = ({ id, name, active }: { id: string; name: string; active: boolean }) => ({
    id,
    name,
    active,
  });
  const choices = { teams: teams.map(named), sites: sites.map(named) };
  return (
    <>
      <Topbar title={serverWords('settings')('people')} count={people.total}>
        <PeopleControls waiting={waiting} />
      </Topbar>
      <PeopleFilters query={query} {...choices} />
      <PeopleTable page={people} />
      <PersonPanel
        person={query.person ? (person ?? 'gone') : null}
        ownId={actor.id}
        doors={{ save: savePersonAction, setActive: setActiveAction, endSessions: endSessionsAction }}
        {...choices}
      />
    </>
  );
}
