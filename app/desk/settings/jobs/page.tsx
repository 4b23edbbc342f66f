import { Topbar } from '#components/desk/topbar';
import { JobList } from '#components/settings/job-list';
import { JobTabs } from '#components/settings/job-tabs';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { jobQuery, listJobs } from '#server/jobs/queue';
import { type SearchParams, single } from '#server/tickets/request';
import { giveUpJobAction, retryAllAction, retryJobAction } from '../actions';

/** Messages on their way, and those that could not be delivered. */
export default async function JobsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/settings/jobs');
  const query = jobQuery(single(await searchParams));
  const jobs = await listJobs(query);
  const { source, state } = query;
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="jobs" />
      <JobTabs source={source} state={state} counts={jobs.counts} />
      <JobList
        page={jobs}
        source={source}
        state={state}
        retry={retryJobAction}
        giveUp={giveUpJobAction}
        retryAll={retryAllAction}
      />
    </>
  );
}
