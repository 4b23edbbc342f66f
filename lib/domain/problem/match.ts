import type { Id } from '../kernel/types';
import { isKnownError, type ProblemState } from './problem';
import { tellingWords } from './telling-words';

interface Known {
  state: ProblemState;
  workaround: string;
  title: string;
  words: readonly string[];
  categoryId: Id | null;
  siteId: Id | null;
}
interface Told {
  title: string;
  description: string;
  categoryId: Id | null;
  siteId: Id | null;
}

/** So many of its words an incident has that may come of it, and never fewer than two. */
const SHARE = 0.5;
const LEAST = 2;

/**
 * The known errors an incident may come of, those with the most words in common first: at the same site where it is
 * one site's, in the same category where both have one.
 */
export function knownErrorsFor<P extends Known>(incident: Told, problems: readonly P[]): P[] {
  const told = tellingWords(incident.title, incident.description);
  const fits = problems.flatMap((problem) => {
    if (!isKnownError(problem)) return [];
    if (problem.siteId !== null && problem.siteId !== incident.siteId) return [];
    const apart = problem.categoryId !== null && incident.categoryId !== null;
    if (apart && problem.categoryId !== incident.categoryId) return [];
    // One that was opened by hand is known by its title.
    const words = problem.words.length > 0 ? problem.words : [...tellingWords(problem.title, '').keys()];
    const shared = words.filter((word) => told.has(word)).length;
    return shared >= LEAST && shared >= words.length * SHARE
      ? [{ problem, share: shared / words.length }]
      : [];
  });
  return fits.sort((a, b) => b.share - a.share).map(({ problem }) => problem);
}
