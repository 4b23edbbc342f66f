import 'server-only';
import { z } from 'zod';
import { MUTATIONS } from '#sync/registry';
import type { SignedIn } from '../auth/sessions';
import { runOne } from './run';

const uid = z.uuidv7();
export const addTaskRequest = z.strictObject({ uid, args: MUTATIONS['problem.addTask'].args });
export const setTaskRequest = z.strictObject({
  uid,
  args: MUTATIONS['problem.setTask'].args,
  base: z.record(z.string(), z.union([z.string(), z.boolean(), z.null()])),
});
export const removeTaskRequest = z.strictObject({ uid, args: MUTATIONS['problem.removeTask'].args });

/** There is something to find out or to do. */
export async function addTask(
  { uid: id, args }: z.infer<typeof addTaskRequest>,
  { actor }: SignedIn,
): Promise<void> {
  await runOne(actor, id, 'problem.addTask', args);
}

/** It is said anew, given to somebody else, or done. Answers the fields in which somebody else was first. */
export async function setTask(
  { uid: id, args, base }: z.infer<typeof setTaskRequest>,
  { actor }: SignedIn,
): Promise<string[]> {
  const result = await runOne(actor, id, 'problem.setTask', args, base);
  return (result.merged ?? []).map(({ field }) => field);
}

/** It is not to do after all. */
export async function removeTask(
  { uid: id, args }: z.infer<typeof removeTaskRequest>,
  { actor }: SignedIn,
): Promise<void> {
  await runOne(actor, id, 'problem.removeTask', args);
}
