import type { ActPort } from './act-port';
import type { WorkerScope } from './scope';

/** The build writes in its place where the second part lies; its address changes with its content. */
declare const ACTS_SCRIPT: string;

type WithActs = WorkerScope & { holdfastActs?: ActPort };

/**
 * The second part of the worker: store, rules and sync. Eighteen kilobytes answer every page the app opens; these are
 * some hundred, and nine starts of ten do without. A browser runs later only what it got while it installed the worker,
 * so that is when it is fetched.
 *
 * @throws when it could not be fetched
 */
export function loadActs(self: WorkerScope): ActPort {
  const scope = self as WithActs;
  if (!scope.holdfastActs) scope.importScripts(ACTS_SCRIPT);
  if (!scope.holdfastActs) throw new Error('no acts');
  return scope.holdfastActs;
}
