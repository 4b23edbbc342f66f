import { notFound } from 'next/navigation';
import { z } from 'zod';
import { Topbar } from '#components/desk/topbar';
import { ProblemScreen } from '#components/problems/problem-screen';
import { page } from '#server/auth/door';
import { readProblem } from '#server/problems/read';
import { edit, link, step, tell } from '../actions';

/** One problem: where it stands, what is known, what it cost, and the incidents that come of it. */
export default async function ProblemPage({ params }: { params: Promise<{ id: string }> }) {
  const { actor } = await page('page /desk/problems/[id]');
  const id = z.uuid().safeParse((await params).id);
  const report = id.success ? await readProblem(actor, id.data, Date.now()) : null;
  if (!report) notFound();
  return (
    <>
      <Topbar title={`${report.number ?? ''} ${report.title}`} />
      <ProblemScreen report={report} edit={edit} link={link} step={step} tell={tell} />
    </>
  );
}
