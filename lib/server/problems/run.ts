import 'server-only';
import type { Actor } from '#domain/access/roles';
import { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { MutationResult } from '#sync/protocol/result';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import type { Base } from '#sync/tx';
import { execute } from '../sync/execute';
import { Busy } from '../sync/transact';

/** The instant a version 7 UUID was made: the same each time it is sent, as the intent's bytes must be (P8). */
export const madeAt = (v7: Id): number => Number.parseInt(v7.slice(0, 8) + v7.slice(9, 13), 16);

/** An intent of the desk, as its own word. */
export function run<N extends MutationName>(
  actor: Actor,
  of: { uid: Id; at: number },
  name: N,
  args: ArgsOf<N>,
  base: Base | null = null,
): Promise<MutationResult> {
  const intent = { uid: of.uid, name, v: MUTATIONS[name].v, args, base, occurredAt: of.at, clockOffset: 0 };
  return execute(actor, intent, { channel: 'desk' });
}

/** The same, where one that is refused is the whole. @throws DomainError what the mutation refuses */
export async function runOne<N extends MutationName>(
  actor: Actor,
  uid: Id,
  name: N,
  args: ArgsOf<N>,
  base: Base | null = null,
): Promise<MutationResult> {
  const result = await run(actor, { uid, at: madeAt(uid) }, name, args, base);
  if (result.code) throw new DomainError(result.code, result.detail);
  return result;
}

/** The same, where one of several that is refused keeps no other back. @returns why it was refused; null: it was not */
export async function runEach<N extends MutationName>(
  actor: Actor,
  of: { uid: Id; at: number },
  name: N,
  args: ArgsOf<N>,
): Promise<string | null> {
  try {
    return (await run(actor, of, name, args)).code ?? null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    if (error instanceof Busy) return 'busy';
    throw error;
  }
}
