import { CalendarScreen } from '#components/changes/calendar/calendar-screen';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { CALENDAR_VIEWS } from '#domain/change/view';
import { DAY } from '#domain/kernel/types';
import { dependantsOf } from '#server/assets/impact';
import { page } from '#server/auth/door';
import { calendarShare } from '#server/changes/feed';
import { listFreezes, namesIn, plannedIn } from '#server/changes/read';
import { type SearchParams, single } from '#server/tickets/request';

import { endShare, share } from './actions';

/** When what is changed, and when nothing is. */
export default async function CalendarPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/calendar');
  const asked = single(await searchParams);
  const view = CALENDAR_VIEWS.find((one) => one === asked.view) ?? 'week';
  const typed = Date.parse(`${asked.on ?? ''}T12:00:00Z`);
  const about = Number.isNaN(typed) ? Date.now() : typed;
  // A week, or a month and the weeks it begins and ends in, wherever whoever looks at it is.
  const around = (view === 'week' ? 16 : 46) * DAY;
  const [changes, freezes] = await Promise.all([
    plannedIn({ from: about - around, to: about + around }),
    listFreezes(),
  ]);
  const [names, dependants, shared] = await Promise.all([
    namesIn(changes),
    dependantsOf(changes),
    calendarShare(actor.id),
  ]);
  return (
    <>
      <Topbar title={serverWords('changes.calendar')('title')} />
      <CalendarScreen
        on={Number.isNaN(typed) ? null : (asked.on ?? null)}
        {...{ view, changes, freezes, dependants, names, chosen: asked.change ?? null }}
        {...{ shared, share, endShare }}
      />
    </>
  );
}
