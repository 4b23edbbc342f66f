import { Topbar } from '#components/desk/topbar';
import { NewProblemForm } from '#components/problems/new-problem-form';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { problemChoices } from '#server/problems/choices';
import { open } from '../actions';

/** A problem somebody knows of, before anything was found. */
export default async function NewProblemPage() {
  const { actor } = await page('page /desk/problems/new');
  return (
    <>
      <Topbar title={serverWords('problems')('new')} />
      <NewProblemForm me={actor.id} choices={await problemChoices()} open={open} />
    </>
  );
}
