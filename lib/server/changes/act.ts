import 'server-only';
import { z } from 'zod';
import { MUTATIONS, type MutationName } from '#sync/registry';
import type { SignedIn } from '../auth/sessions';
import { runOne } from '../problems/run';

const uid = z.uuidv7();
const base = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable();
const act = <N extends MutationName>(name: N) =>
  z.strictObject({ uid, base, name: z.literal(name), args: MUTATIONS[name].args as z.ZodType });

/** What can be done with changes on the desk. Who may, the intents decide, as they do for devices. */
export const changeActRequest = z.discriminatedUnion('name', [
  ...([act('change.open'), act('change.edit'), act('change.plan'), act('change.tick')] as const),
  ...([act('change.touch'), act('change.link'), act('change.step'), act('change.decide')] as const),
  ...([act('change.schedule'), act('change.backOut'), act('change.review')] as const),
  ...([act('change.handOn'), act('change.nameApprover')] as const),
  ...([act('freeze.save'), act('changePolicy.save'), act('changeTemplate.save')] as const),
]);

/** Does it. Answers the fields in which somebody else was first. */
export async function actOnChange(
  { uid: id, name, args, base: seen }: z.infer<typeof changeActRequest>,
  { actor }: SignedIn,
): Promise<string[]> {
  const result = await runOne(actor, id, name, args as never, seen);
  return (result.merged ?? []).map(({ field }) => field);
}
