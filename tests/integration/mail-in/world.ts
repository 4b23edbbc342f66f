import { eq } from 'drizzle-orm';
import { vi } from 'vitest';
import { inboundMail } from '#db/schema/operations';
import { team } from '#db/schema/people';
import { attachment, ticket, timeline } from '#db/schema/tickets';
import type { Id } from '#domain/kernel/types';
import { fetchMail } from '#server/mail-in/fetch';
import { takeIn } from '#server/mail-in/take-in';
import { type ImapServer, startImapServer } from '../../support/imap-server';
import { notifyWorld } from '../notify/world';

export const MAIL_IN = 'answers@example.org';

let ids = 0;

export interface Written {
  from: string;
  to?: string;
  subject?: string;
  id?: string;
  /** More lines of the head. */
  head?: readonly string[];
  text?: string;
  type?: string;
}

/** A mail as it comes over the wire. */
export function mailOf({
  from,
  to = MAIL_IN,
  subject = 'Hello',
  id,
  head = [],
  text = 'Hello',
  type,
}: Written) {
  ids += 1;
  return [
    `Message-ID: ${id ?? `<${ids}@mail.example.com>`}`,
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    ...head,
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? 'text/plain; charset=utf-8'}`,
    '',
    text,
    '',
  ].join('\r\n');
}

/** A desk that sends mail and takes answers, with real servers for both. */
export async function mailInWorld() {
  const imap = await startImapServer();
  vi.stubEnv('HOLDFAST_MAIL_IN', MAIL_IN);
  vi.stubEnv('HOLDFAST_IMAP_URL', imap.url);
  const world = await notifyWorld();
  const { db } = world.database;
  await db.update(team).set({ firstLine: true }).where(eq(team.id, world.write.teamId));
  const stop = world.stop;
  return Object.assign(world, acting(world.database.db, imap), {
    imap,
    stop: async () => {
      await stop();
      await imap.stop();
    },
  });
}

function acting(db: Awaited<ReturnType<typeof notifyWorld>>['database']['db'], imap: ImapServer) {
  const fetchAll = () => fetchMail(imap.url, (raw, size) => takeIn(raw, Date.now(), size));
  return {
    fetchAll,
    /** Delivers mails for real and lets the worker take them in; what became of each, oldest first. */
    comesIn: async (...raws: string[]) => {
      const before = (await db.select().from(inboundMail)).length;
      for (const raw of raws) await imap.deliver(raw);
      await fetchAll();
      return (await db.select().from(inboundMail).orderBy(inboundMail.id)).slice(before);
    },
    comments: async (ticketId: Id) => {
      const rows = await db.select().from(timeline).where(eq(timeline.ticketId, ticketId));
      return rows.filter(({ kind }) => kind === 'comment');
    },
    files: (ticketId: Id) => db.select().from(attachment).where(eq(attachment.ticketId, ticketId)),
    tickets: () => db.select().from(ticket),
  };
}
