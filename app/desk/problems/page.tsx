import { Plus } from 'lucide-react';
import { Topbar } from '#components/desk/topbar';
import { ProblemsScreen, type Tab } from '#components/problems/problems-screen';
import { ButtonLink } from '#components/ui/button';
import { serverWords } from '#components/words/server-words';
import { can } from '#domain/access/capabilities';
import { PROBLEM_STATES, type ProblemState } from '#domain/problem/problem';
import { page } from '#server/auth/door';
import { problemChoices } from '#server/problems/choices';
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
  const t = serverWords('problems');
  const asked = (await searchParams).tab;
  const tab: Tab = asked === 'open' || asked === 'known' || asked === 'all' ? asked : 'proposals';
  const proposals = tab === 'proposals' ? await openProposals(actor, Date.now()) : [];
  const problems = tab === 'proposals' ? [] : await listProblems(STATES[tab]);
  return (
    <>
      <Topbar title={t('title')} count={proposals.length + problems.length}>
        {can(actor.role, 'problem.manage') ? (
          <ButtonLink href="/desk/problems/new" size="sm" icon={<Plus />}>
            {t('new')}
          </ButtonLink>
        ) : null}
      </Topbar>
      <ProblemsScreen
        {...{ tab, proposals, problems, accept, dismiss, me: actor.id }}
        people={(await problemChoices()).people}
      />
    </>
  );
}
