import {
  bigint,
  boolean,
  char,
  customType,
  index,
  int,
  json,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  text,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { DOINGS } from '#domain/live/presence';
import { MAIL_REASONS } from '#domain/mail-in/decide';
import { NEWS_DETAILS } from '#domain/notify/events';
import { MAIL_KINDS } from '#domain/notify/mails';
import type { Choices } from '#domain/notify/preferences';
import { TEST_FAULTS } from '#domain/notify/test-push';
import { instant, notified, uuid } from './columns';

/** Who did what, written in the business transaction, chained afterwards in feed order (P6). */
export const auditEntry = mysqlTable(
  'audit_entry',
  {
    id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
    txId: uuid('tx_id').notNull(),
    /** Null: nobody signed in, or the system. */
    actorId: uuid('actor_id'),
    /** e.g. "ticket.resolve", "sign-in.refused" */
    action: varchar('action', { length: 60 }).notNull(),
    subjectKind: varchar('subject_kind', { length: 16 }),
    subjectId: uuid('subject_id'),
    channel: mysqlEnum('channel', ['app', 'desk', 'door', 'job', 'system', 'mail']).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** sha256 over a salt and the values: the values can be erased for one person, the chain still verifies. */
    digest: char('digest', { length: 64 }).notNull(),
    chainNo: bigint('chain_no', { mode: 'number' }),
    chainHash: char('chain_hash', { length: 64 }),
  },
  (t) => [
    uniqueIndex('audit_entry_chain').on(t.chainNo),
    index('audit_entry_subject').on(t.subjectId, t.id),
    index('audit_entry_tx').on(t.txId),
    index('audit_entry_received').on(t.receivedAt, t.id),
    index('audit_entry_actor').on(t.actorId, t.receivedAt, t.id),
    index('audit_entry_action').on(t.action, t.receivedAt, t.id),
  ],
);

/** The values behind an audit entry's digest. Rows can be erased for one person. */
export const auditValue = mysqlTable('audit_value', {
  auditId: bigint('audit_id', { mode: 'number' }).primaryKey(),
  salt: char('salt', { length: 32 }).notNull(),
  value: json('value').$type<Record<string, unknown>>().notNull(),
});

/** `item` waits for the mail of its day, and is never sent by itself. */
export const OUTBOX_KINDS = ['push', 'mail', 'digest', 'item'] as const;

export const OUTBOX_STATES = ['waiting', 'done', 'parked'] as const;

/** Something to tell one person about one event, written in the transaction of the event. */
export const outbox = mysqlTable(
  'outbox',
  {
    id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
    kind: mysqlEnum('kind', OUTBOX_KINDS).notNull(),
    personId: uuid('person_id').notNull(),
    event: notified('event').notNull(),
    /** More about the event; of a day’s mail both say nothing. */
    detail: mysqlEnum('detail', NEWS_DETAILS),
    /** uid of the mutation: one event and person are told once. */
    eventUid: uuid('event_uid').notNull(),
    ticketId: uuid('ticket_id').notNull(),
    /** Who did it; null: the system. */
    actorId: uuid('actor_id'),
    /** Passes quiet hours; a push that reaches no device goes by mail instead. */
    urgent: boolean('urgent').notNull().default(false),
    /** When it was to go by the person's wish; `run_at` moves with each try. */
    dueAt: instant('due_at'),
    state: mysqlEnum('state', OUTBOX_STATES).notNull().default('waiting'),
    attempts: int('attempts').notNull().default(0),
    runAt: instant('run_at').notNull(),
    lastError: varchar('last_error', { length: 500 }),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
    /** Of an urgent push that was taken: until then a device has to have shown it, or it goes by mail. */
    receiptDueAt: instant('receipt_due_at'),
  },
  (t) => [
    uniqueIndex('outbox_once').on(t.eventUid, t.event, t.personId, t.kind),
    index('outbox_due').on(t.state, t.runAt),
    // Each kind has a worker of its own.
    index('outbox_kind').on(t.kind, t.state, t.runAt),
    index('outbox_person').on(t.personId, t.kind, t.state),
    // What goes to one person about one ticket, in the order in which it happened.
    index('outbox_ahead').on(t.personId, t.ticketId, t.kind, t.state),
    index('outbox_receipt').on(t.receiptDueAt),
  ],
);

/** A mail to one address, written in the transaction of its cause and sent by the worker as `outbox` is. */
export const mailOutbox = mysqlTable(
  'mail_outbox',
  {
    id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
    kind: mysqlEnum('kind', MAIL_KINDS).notNull(),
    /** Null: the address belongs to nobody here (yet). */
    personId: uuid('person_id'),
    address: varchar('address', { length: 254 }).notNull(),
    /** What the words need. A link's secret stands in it sealed, and only until the mail is sent. */
    data: json('data').$type<Record<string, string>>().notNull(),
    state: mysqlEnum('state', OUTBOX_STATES).notNull().default('waiting'),
    attempts: int('attempts').notNull().default(0),
    runAt: instant('run_at').notNull(),
    lastError: varchar('last_error', { length: 500 }),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    index('mail_outbox_due').on(t.state, t.runAt),
    index('mail_outbox_address').on(t.address, t.createdAt),
  ],
);

const mediumBlob = customType<{ data: Buffer }>({ dataType: () => 'mediumblob' });
const mediumText = customType<{ data: string }>({ dataType: () => 'mediumtext' });

/** `received`: a worker has it in hand, or died with it. `discarded`: an administrator did not want it. */
export const INBOUND_STATES = [
  'received',
  'comment',
  'ticket',
  'quarantined',
  'dropped',
  'discarded',
] as const;

/** Every mail that came in, once, and what became of it. */
export const inboundMail = mysqlTable(
  'inbound_mail',
  {
    id: bigint('id', { mode: 'number' }).autoincrement().primaryKey(),
    /** sha256 of its Message-ID and its sender, hex; of the whole mail where it has no Message-ID. */
    messageKey: char('message_key', { length: 64 }).notNull(),
    state: mysqlEnum('state', INBOUND_STATES).notNull().default('received'),
    reason: mysqlEnum('reason', MAIL_REASONS),
    /** Times a worker began with it. */
    attempts: int('attempts').notNull().default(0),
    /** As the mail says it; null: it names none, or several. */
    sender: varchar('sender', { length: 254 }),
    subject: varchar('subject', { length: 200 }).notNull().default(''),
    /** All of its text, with what was cut from the answer. */
    text: mediumText('text'),
    /** What the receiving mail server found of the sender's domain. */
    senderCheck: varchar('sender_check', { length: 500 }),
    personId: uuid('person_id'),
    ticketId: uuid('ticket_id'),
    receivedAt: instant('received_at').notNull(),
    decidedAt: instant('decided_at'),
    /** The administrator who decided. */
    decidedBy: uuid('decided_by'),
    /** The mail itself, compressed, while it is in quarantine and not too large. */
    raw: mediumBlob('raw'),
  },
  (t) => [
    uniqueIndex('inbound_mail_key').on(t.messageKey),
    index('inbound_mail_state').on(t.state, t.receivedAt),
    index('inbound_mail_sender').on(t.sender, t.receivedAt),
    index('inbound_mail_person').on(t.personId, t.ticketId),
  ],
);

/** How somebody wants to be told. No row: as the desk has it. */
export const notifyPreference = mysqlTable('notify_preference', {
  personId: uuid('person_id').primaryKey(),
  choices: json('choices').$type<Choices>().notNull(),
  /** Minutes of the day; both null: no quiet hours. */
  quietFrom: int('quiet_from'),
  quietTo: int('quiet_to'),
  zone: varchar('zone', { length: 64 }).notNull(),
  digest: boolean('digest').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

export const pushSubscription = mysqlTable(
  'push_subscription',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    /** Ends with the session it was made in. */
    sessionId: uuid('session_id').notNull(),
    endpoint: text('endpoint').notNull(),
    /** sha256 of the endpoint, hex: a browser belongs to one person at a time. */
    endpointHash: char('endpoint_hash', { length: 64 }).notNull(),
    p256dh: varchar('p256dh', { length: 120 }).notNull(),
    auth: varchar('auth', { length: 60 }).notNull(),
    createdAt: instant('created_at').notNull(),
    lastOkAt: instant('last_ok_at'),
  },
  (t) => [
    uniqueIndex('push_subscription_endpoint').on(t.endpointHash),
    index('push_subscription_person').on(t.personId),
  ],
);

/** One try to reach one device about one outbox row: a retry skips the devices that were reached. */
export const pushDelivery = mysqlTable(
  'push_delivery',
  {
    outboxId: bigint('outbox_id', { mode: 'number' }).notNull(),
    subscriptionId: uuid('subscription_id').notNull(),
    sentAt: instant('sent_at').notNull(),
    status: int('status').notNull(),
    /** When the device said that it was on display, and that it was pressed. */
    shownAt: instant('shown_at'),
    openedAt: instant('opened_at'),
  },
  (t) => [primaryKey({ columns: [t.outboxId, t.subscriptionId] })],
);

/** A push that somebody sent to a device of their own, to see whether it comes. */
export const pushTest = mysqlTable(
  'push_test',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When the push service took it. */
    sentAt: instant('sent_at'),
    fault: mysqlEnum('fault', TEST_FAULTS),
    shownAt: instant('shown_at'),
    openedAt: instant('opened_at'),
  },
  (t) => [index('push_test_person').on(t.personId, t.createdAt), index('push_test_created').on(t.createdAt)],
);

/** Who has a ticket open now, and what they do there. Forgotten within minutes; no device holds it. */
export const presence = mysqlTable(
  'presence',
  {
    ticketId: uuid('ticket_id').notNull(),
    personId: uuid('person_id').notNull(),
    doing: mysqlEnum('doing', DOINGS).notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.ticketId, t.personId] }), index('presence_seen').on(t.seenAt)],
);

/** Settings of the organisation, one row each. */
export const setting = mysqlTable('setting', {
  name: varchar('name', { length: 60 }).primaryKey(),
  value: json('value').$type<unknown>().notNull(),
});
