import { DashboardControls } from '#components/desk/dashboard-controls';
import { Topbar } from '#components/desk/topbar';
import { DashboardView } from '#components/reports/dashboard-view';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { dashboard } from '#server/reports/dashboard';
import { organisationZone } from '#server/reports/zone';
import { dashboardParams, type SearchParams } from '#server/tickets/request';
import { deskTeams } from '#server/tickets/staff';

/** What is wrong now, the figures, how they move, who carries it. */
export default async function DashboardPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk');
  const asked = dashboardParams(await searchParams);
  const teams = await deskTeams();
  const team = teams.find(({ id }) => id === asked.team)?.id ?? null;
  const figures = await dashboard(actor, asked.period, team, Date.now(), await organisationZone());
  return (
    <>
      <Topbar title={serverWords('desk')('dashboard')}>
        <DashboardControls period={asked.period} team={team} teams={teams} />
      </Topbar>
      <DashboardView figures={figures} />
    </>
  );
}
