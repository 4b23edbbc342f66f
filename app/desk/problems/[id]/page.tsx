import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Topbar } from '#components/desk/topbar';
import { ProblemScreen } from '#components/problems/problem-screen';
import { page } from '#server/auth/door';
import { problemChoices } from '#server/problems/choices';
import { readProblem } from '#server/problems/read';
import { addTask, edit, find, removeTask, setTask, step, tell, tie } from '../actions';

/** One problem: where it stands, what is to do and what is known, what it cost, and the incidents that come of it. */
export default async function ProblemPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await page('page /desk/problems/[id]');
  const id = z.uuid().safeParse((await params).id);
  const [report, choices] = await Promise.all([
    id.success ? readProblem(actor, id.data, Date.now()) : null,
    problemChoices(),
  ]);
  if (!report) notFound();
  return (
    <>
      <Topbar title={`${report.number ?? ''} ${report.title}`} />
      <ProblemScreen
        report={report}
        choices={choices}
        me={actor.id}
        acts={{ edit, find, step, tell, tie, addTask, setTask, removeTask }}
      />
    </>
  );
}
