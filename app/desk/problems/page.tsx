import { Topbar } from '#components/desk/topbar';
import { ProblemsScreen, type Tab } from '#components/problems/problems-screen';
import { serverWords } from '#components/words/server-words';
import { PROBLEM_STATES, type ProblemState } from '#domain/problem/problem';
import { page } from '#server/auth/door';
import { openProposals } from '#server/problems/proposals';
import { listProblems } from '#server/problems/read';
import { accept, dismiss } from './actions';

const STATES: Record<Exclude<Tab, 'proposals'>, readonly ProblemState[]> = {
  open: ['new', 'investigating', 'known_error', 'fix_in_progress'],
  known: ['known_error', 'fix_in_progress'],
  all: PROBLEM_STATES,
};

/** What keeps happening, and what was made of it. */
export default async function ProblemsPage({ searchParams }: { searchParams: Promise<{ tab?: string }> }) {
  const { actor } = await page('page /desk/problems');
  const asked = (await searchParams).tab;
  const tab: Tab = asked === 'open' || asked === 'known' || asked === 'all' ? asked : 'proposals';
  const proposals = tab === 'proposals' ? await openProposals(actor, Date.now()) : [];
  const problems = tab === 'proposals' ? [] : await listProblems(STATES[tab]);
  return (
    <>
      <Topbar title={serverWords('problems')('title')} count={proposals.length + problems.length} />
      <ProblemsScreen tab={tab} proposals={proposals} problems={problems} accept={accept} dismiss={dismiss} />
    </>
  );
}
