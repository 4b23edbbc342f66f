'use client';
import { inChangeWords } from '#components/words/change-words';
import { ChangePage } from './change-page';
import { ChangesList } from './changes-list';
import { NewChangePage } from './new-change-page';
import { WriteChangePage } from './write-page';

/** Changes in the app: `/app/changes`, a new one, one of them, and what is written down of it. */
export const ChangesPlace = inChangeWords(Place);

function Place({ id, isWritten }: { id: string; isWritten: boolean }) {
  if (id === '') return <ChangesList />;
  if (id === 'new') return <NewChangePage />;
  return isWritten ? <WriteChangePage key={id} changeId={id} /> : <ChangePage key={id} changeId={id} />;
}
