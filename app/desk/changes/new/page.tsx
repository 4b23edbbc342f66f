import { NewChangeDesk } from '#components/changes/new-change-desk';
import { Topbar } from '#components/desk/topbar';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { changeChoices } from '#server/changes/read';
import { act } from '../actions';

/** Something is to be changed. */
export default async function NewChangePage() {
  const { actor } = await page('page /desk/changes/new');
  return (
    <>
      <Topbar title={serverWords('changes')('new')} />
      <NewChangeDesk me={actor.id} choices={await changeChoices()} act={act} />
    </>
  );
}
