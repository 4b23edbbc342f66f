import { Topbar } from '#components/desk/topbar';
import { RuleList } from '#components/settings/assignment/rule-list';
import { WorkerTable } from '#components/settings/assignment/worker-table';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { db } from '#db/connection';
import { readRules } from '#server/assign/rules';
import { knownSkills } from '#server/assign/skills';
import { countWaiting } from '#server/assign/waiting';
import { workerSettings } from '#server/assign/workers';
import { page } from '#server/auth/door';
import { categorySettings, siteSettings, teamSettings } from '#server/settings/read';
import { calendarSettings } from '#server/settings/service-levels';
import {
  deleteRuleAction,
  handOutAction,
  saveProfileAction,
  saveRuleAction,
  tryRuleAction,
} from '../actions';

interface AssignmentPageProps {
  searchParams: Promise<{ person?: string | string[] }>;
}

/** Where tickets go by themselves, and who works when. */
export default async function AssignmentPage({ searchParams }: AssignmentPageProps) {
  const { actor } = await page('page /desk/settings/assignment');
  const { person } = await searchParams;
  const [rules, waiting, workers, skills, calendars, categories, sites, teams] = await Promise.all([
    readRules(db),
    countWaiting(),
    workerSettings(Date.now()),
    knownSkills(db),
    calendarSettings(),
    categorySettings(),
    siteSettings(actor),
    teamSettings(actor),
  ]);
  const named = (rows: readonly { id: string; name: string; active: boolean }[]) =>
    rows.map(({ id, name, active }) => ({ id, name, active }));
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="assignment" />
      <RuleList
        rules={rules}
        waiting={waiting}
        categories={categories}
        sites={named(sites)}
        teams={named(teams)}
        members={workers.map(({ id, name, teamIds }) => ({ id, name, teamIds }))}
        skills={skills}
        save={saveRuleAction}
        remove={deleteRuleAction}
        tryOut={tryRuleAction}
        handOut={handOutAction}
      />
      <WorkerTable
        workers={workers}
        first={typeof person === 'string' ? person : null}
        teams={named(teams)}
        calendars={named(calendars)}
        skills={skills}
        save={saveProfileAction}
      />
    </>
  );
}
