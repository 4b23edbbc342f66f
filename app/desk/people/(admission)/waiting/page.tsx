import { WaitingList } from '#components/admission/waiting-list';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { afterOf, countWaiting, nextPage, waitingNewcomers } from '#server/people/newcomers';
import type { SearchParams } from '#server/tickets/request';
import { decide } from '../actions';

const t = serverWords('access');
export default async function WaitingPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/people/waiting');
  const after = afterOf((await searchParams).after);
  const [{ rows, more }, count] = await Promise.all([waitingNewcomers(after), countWaiting()]);
  return (
    <>
      <Topbar title={t('admission.waitingTitle')} count={count} />
      <div className="px-4 py-3 desk:px-6">
        <WaitingList people={rows} more={more ? nextPage(rows) : null} decide={decide} />
      </div>
    </>
  );
}
