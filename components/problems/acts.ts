import type { CauseCategory } from '#domain/problem/problem';
import type { FoundIncidents } from '#domain/problem/report';
import type { ProblemStep } from '#domain/problem/steps';
import type { ProblemTask } from '#domain/problem/task';

/** Why the server refused: a domain code, or that it could not be asked. */
export interface Refused {
  ok: false;
  error: { code: string; detail?: Readonly<Record<string, string | number | boolean | null>> };
}
export type Answer<T> = Promise<{ ok: true; data: T } | Refused>;

/** An answer, also where none came: that is refused like anything else. */
export const sure = <T>(answer: Answer<T>): Answer<T> =>
  answer.catch((): Refused => ({ ok: false, error: { code: 'unavailable' } }));

/** What people write down of a problem. */
export interface Known {
  problemId: string;
  title: string;
  description: string;
  categoryId: string | null;
  siteId: string | null;
  ownerId: string | null;
  cause: CauseCategory | null;
  whys: string[];
  rootCause: string;
  workaround: string;
}
export type Said = Pick<ProblemTask, 'title' | 'ownerId' | 'dueOn'>;
interface Of {
  problemId: string;
  taskId: string;
}
type Base = Record<string, string | null>;

/** What can be done with a problem. */
export interface ProblemActs {
  /** Answers the fields in which somebody else was first. */
  edit(asked: { uid: string; args: Known; base: Base }): Answer<string[]>;
  step(asked: {
    uid: string;
    args: { problemId: string; step: ProblemStep; leaveTasks?: boolean };
  }): Answer<void>;
  addTask(asked: { uid: string; args: { problemId: string } & Said }): Answer<void>;
  /** Answers the fields in which somebody else was first. */
  setTask(asked: {
    uid: string;
    args: Of & Said & { done: boolean };
    base: Record<string, string | boolean | null>;
  }): Answer<string[]>;
  removeTask(asked: { uid: string; args: Of }): Answer<void>;
  find(asked: { text: string }): Answer<FoundIncidents>;
  /** Answers those that were refused. */
  tie(asked: {
    uid: string;
    problemId: string;
    ticketIds: string[];
    linked: boolean;
  }): Answer<{ ticketId: string; code: string }[]>;
  tell(asked: { uid: string; problemId: string; note: string }): Answer<{ done: number; left: number }>;
}
