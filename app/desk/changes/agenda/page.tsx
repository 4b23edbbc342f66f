import { AgendaScreen } from '#components/changes/agenda/agenda-screen';
import { PrintButton } from '#components/changes/agenda/print-button';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { namesIn } from '#server/changes/read';
import { waitingChanges } from '#server/changes/waiting';
import { changeSeenOf } from '#sync/views/change-seen';
import { act } from '../actions';

/** What those who approve changes go through together: all that waits, the nearest window first. */
export default async function AgendaPage() {
  const { actor } = await page('page /desk/changes/agenda');
  const t = serverWords('changes');
  const rows = await waitingChanges();
  const names = await namesIn(rows);
  const items = rows.map((change) => ({ change, seen: changeSeenOf(change) }));
  return (
    <>
      <Topbar title={t('agenda.title')} count={rows.length}>
        <PrintButton />
      </Topbar>
      <AgendaScreen {...{ items, names, act }} me={{ id: actor.id, role: actor.role }} />
    </>
  );
}
