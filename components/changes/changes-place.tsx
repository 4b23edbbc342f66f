'use client';
import { inChangeWords } from '#components/words/change-words';
import { ChangePage } from './change-page';
import { ChangesList } from './changes-list';

/** Changes in the app: `/app/changes`, and one of them. */
export const ChangesPlace = inChangeWords(Place);

function Place({ id }: { id: string }) {
  return id === '' ? <ChangesList /> : <ChangePage key={id} changeId={id} />;
}
