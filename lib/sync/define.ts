import type { z } from 'zod';
import type { DomainError } from '#domain/kernel/errors';
import type { Id } from '#domain/kernel/types';
import type { Base, Tx } from './tx';
import type { RootRef } from './views/entities';

/** A field both sides changed: the server's value stands, all three are kept and shown. */
export interface Merged {
  field: string;
  base: string | number | boolean | null;
  mine: string | number | boolean | null;
  theirs: string | number | boolean | null;
}

/** What a mutator answers: nothing when all of it was applied, or the fields where the other side stands. */
export type Outcome = { merged: Merged[] } | undefined;

/**
 * A named intent. The order inside `run` is fixed: permission, then state rule, then writes.
 * A name@v never changes its meaning: installed apps are old clients. New arguments, new version.
 */
export interface Mutation<Args> {
  /** entity.verb */
  name: string;
  v: number;
  args: z.ZodType<Args>;
  /** The root this intent works on; its version is raised before anything is read (P9). */
  root(args: Args): RootRef;
  /** The id of the root it makes, if it makes one. */
  creates?(args: Args): Id;
  /** The file whose bytes the server must have before this is sent (P29). */
  file?(args: Args): Id;
  /** Values the person saw, taken on the device when the intent is made. */
  baseOf?(tx: Tx, args: Args): Promise<Base | null>;
  run(tx: Tx, args: Args): Promise<Outcome>;
  /**
   * Concerns nobody but who does it, who is told nothing of it either: it is not counted among what waits on a device, and
   * once it went through it stands in no audit.
   */
  quiet?: true;
  /** What is kept of a refused intent, e.g. its text as an internal note. Runs on the server only. */
  keep?(tx: Tx, args: Args, refusal: DomainError): Promise<void>;
}

/** Ties the argument type to its schema. */
export function defineMutation<S extends z.ZodType>(
  definition: { args: S } & Omit<Mutation<z.infer<S>>, 'args'>,
): Mutation<z.infer<S>> {
  return definition as Mutation<z.infer<S>>;
}
