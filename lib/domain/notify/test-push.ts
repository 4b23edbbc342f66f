import type { Id, Instant } from '../kernel/types';
import { isId, isText } from './read';

/** Why a test does not come: the subscription has ended, the service refuses this server, or is out of its reach. */
export const TEST_FAULTS = ['gone', 'refused', 'unreachable'] as const;
export type TestFault = (typeof TEST_FAULTS)[number];

/** How far a test has come. Null: not yet. */
export interface TestView {
  id: Id;
  sentAt: Instant | null;
  shownAt: Instant | null;
  openedAt: Instant | null;
  fault: TestFault | null;
}

/** What came of asking for a test. */
export type TestAnswer =
  | { kind: 'begun'; test: TestView }
  /** The server does not know this browser, or not as one of this person. */
  | { kind: 'unknown_device' }
  /** This server pushes nothing. */
  | { kind: 'no_push' }
  | { kind: 'slow_down'; seconds: number };

/** A push that says nothing but that it came. */
export interface TestPayload {
  v: 1;
  test: Id;
  title: string;
  body: string;
  for: Id;
  receipt: string;
}

/** The payload, or null when it is none of a test. */
export function readTestPayload(value: unknown): TestPayload | null {
  const {
    v,
    test,
    title,
    body,
    for: person,
    receipt,
  } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (v !== 1 || !isId(test) || !isId(person)) return null;
  if (!isText(title, 80) || !isText(body, 160) || !isText(receipt, 160)) return null;
  return { v, test, title, body, for: person, receipt };
}
