import type { MailReason } from '#domain/mail-in/decide';
import type { Role } from '../access/roles';
import type { AssetClass } from '../asset/classes';
import type { Id, Instant } from '../kernel/types';
import type { Rated, WholeMatrix } from '../priority/matrix';
import type { Calendar } from '../sla/calendar';
import type { SlaPolicy } from '../sla/policy';

/** A team as administrators see it. */
export interface TeamSetting {
  id: Id;
  name: string;
  firstLine: boolean;
  active: boolean;
  /** who is in it and may sign in, by name */
  members: { id: Id; name: string }[];
  open: number;
  /** names of the categories in use that send their reports here */
  categories: string[];
}

export interface SiteSetting {
  id: Id;
  name: string;
  active: boolean;
  people: number;
  open: number;
}

export interface CategorySetting {
  id: Id;
  name: string;
  parentId: Id | null;
  teamId: Id | null;
  active: boolean;
}

/** A class of assets as administrators see it. */
export interface AssetClassSetting extends AssetClass {
  /** how many assets are of it */
  assets: number;
}

/** Working hours as administrators see them. */
export interface CalendarSetting extends Calendar {
  name: string;
  active: boolean;
  /** names of the promises in use that count by them */
  promises: string[];
}

/** A promise as administrators see it. */
export interface PromiseSetting extends SlaPolicy {
  name: string;
}

export interface PolicySetting {
  matrix: WholeMatrix;
  closeAfterDays: number | null;
  /** open tickets as they are rated now */
  rated: Rated[];
}

/** An open ticket that a matrix would move. */
export interface AffectedTicket {
  id: Id;
  number: string | null;
  title: string;
  teamName: string;
}

export interface AffectedPage {
  rows: AffectedTicket[];
  /** cursor of the next page, or null at the end */
  next: string | null;
}

/** What one bounded step of recalculating did. */
export interface RecalculateStep {
  changed: number;
  /** went to another priority or was finished by somebody else in between */
  passed: number;
  left: number;
}

/** Whether somebody can sign in: may, was switched off, or waits to be let in. */
export const PERSON_STATES = ['active', 'disabled', 'waiting'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** A row of the list of people. */
export interface PersonListed {
  id: Id;
  name: string;
  email: string | null;
  role: Role;
  state: PersonState;
  teams: string[];
  site: string | null;
  /** when a device of theirs was last here; null: never, or long ago */
  seenAt: Instant | null;
}

export interface PeoplePage {
  rows: PersonListed[];
  total: number;
  before: string | null;
  after: string | null;
}

/** What an administrator edits of a person. */
export interface PersonFields {
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  role: Role;
  siteId: Id | null;
  /** Address of whoever approves what they ask for. */
  managerEmail: string | null;
  teamIds: Id[];
}

export interface PersonDevice {
  sessionId: Id;
  userAgent: string;
  createdAt: Instant;
  seenAt: Instant;
}

/** One person, whole. */
export interface PersonDetail extends PersonFields {
  id: Id;
  ver: number;
  state: PersonState;
  createdAt: Instant;
  /** open tickets they work on */
  assigned: number;
  /** open tickets they reported or that are for them */
  reported: number;
  devices: PersonDevice[];
}

export type PersonSaved =
  | { status: 'saved'; ver: number }
  /** somebody else changed the person first: nothing was written */
  | { status: 'changed'; theirs: PersonFields; ver: number };

/** What an entry of the audit is about, in words where the thing still has a name. */
export interface AuditSubject {
  kind: string;
  id: Id;
  name: string | null;
}

export interface AuditListed {
  id: number;
  actor: { id: Id; name: string } | null;
  action: string;
  subject: AuditSubject | null;
  channel: string;
  occurredAt: Instant;
  receivedAt: Instant;
  /** its place in the chain; null: written a moment ago */
  chainNo: number | null;
}

export interface AuditPage {
  rows: AuditListed[];
  newer: string | null;
  older: string | null;
}

/** The first place at which the audit's chain does not hold. */
export interface ChainFault {
  chainNo: number;
  what: 'missing' | 'changed' | 'value' | 'foreign';
}

/** What of the chain is to be verified: what follows a place, to another or to the end. */
export interface ChainTask {
  no: number;
  hash: string;
  to: number | null;
  /** what is wrong before it began */
  fault: ChainFault | null;
}

/** One side of a changed field, as it is shown. */
export type AuditSide =
  | { kind: 'text'; text: string; name: string | null }
  | { kind: 'instant'; at: Instant }
  | { kind: 'digest'; chars: number; sha256: string }
  | { kind: 'secret' };

/** What an entry says of one record: each field that changed, as it was and as it is. Null: there was, or is, nothing. */
export interface AuditRecord {
  /** Null: what the entry is about. */
  kind: string | null;
  id: string | null;
  made: boolean;
  fields: { name: string; from: AuditSide | null; to: AuditSide | null }[];
}

/** What an entry says, safe to show. */
export interface AuditValues {
  records: AuditRecord[];
  /** changed fields that are not told, as there were too many */
  more: number;
  lines: { name: string; text: string }[];
}

/** How far a verification has come. */
export interface ChainStep {
  no: number;
  hash: string;
  /** entries in the chain now */
  of: number;
  done: boolean;
  fault: ChainFault | null;
}

/** Pushes; mails about tickets; mails about accounts. */
export const JOB_SOURCES = ['push', 'news', 'mail'] as const;
export type JobSource = (typeof JOB_SOURCES)[number];
export const JOB_STATES = ['parked', 'waiting', 'done'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** A mail that waits for an administrator. */
/** Why a mailbox was not read. */
export const MAILBOX_FAULTS = ['refused', 'certificate', 'unreachable', 'other'] as const;
export type MailboxFault = (typeof MAILBOX_FAULTS)[number];

/** How mails come in: not at all, handed over by the mail server, or fetched from a mailbox. */
export type MailboxState =
  | { kind: 'none' }
  | { kind: 'handed'; address: string }
  | {
      kind: 'fetched';
      address: string;
      /** Null: never yet. */
      readAt: Instant | null;
      /** Since it was read for the last time; null: nothing failed. */
      failedAt: Instant | null;
      fault: MailboxFault | null;
      /** As the mail server, or the connection, said it. */
      text: string;
    };

export interface KeptMail {
  id: number;
  reason: MailReason | null;
  sender: string | null;
  personName: string | null;
  subject: string;
  /** Its beginning. */
  text: string;
  senderCheck: string | null;
  /** Of the ticket that it says it answers. */
  ticketNumber: string | null;
  receivedAt: Instant;
}

/** A row of a queue: nothing personal but the name of whom it is for. */
export interface JobListed {
  id: number;
  /** what it tells, a word of the source */
  event: string;
  personName: string | null;
  state: JobState;
  attempts: number;
  runAt: Instant;
  createdAt: Instant;
  doneAt: Instant | null;
  lastError: string | null;
}

export interface JobPage {
  rows: JobListed[];
  counts: Record<JobSource, Record<JobState, number>>;
  newer: string | null;
  older: string | null;
}
