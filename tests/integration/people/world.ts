import { expect, vi } from 'vitest';
import { closePool } from '#db/connection';
import { startMail } from '#server/mail/start-mail';
import { ensureSyncHead } from '#server/sync/head';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { type MailServer, type ReceivedMail, startMailServer } from '../../support/mail-server';
import { SECRET } from '../auth/people';

export const ORIGIN = 'https://desk.example.org';

export interface DoorsWorld {
  database: TestDatabase;
  server: MailServer;
  /** The worker; a test that stops it may put another in its place. */
  mailing: { stop(): Promise<void> };
  /** Waits for a mail to this mailbox after the first `seen`. */
  mailTo(address: string, seen?: number): Promise<ReceivedMail>;
  /** The secret of a mail's link. */
  secretFor(address: string, seen?: number): Promise<string>;
  stop(): Promise<void>;
}

/** A desk that sends mail, with a real mail server behind it. */
export async function doorsWithMail(): Promise<DoorsWorld> {
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
  const server = await startMailServer();
  vi.stubEnv('HOLDFAST_SMTP_URL', server.url);
  vi.stubEnv('HOLDFAST_MAIL_FROM', 'IT desk <desk@example.org>');
  vi.stubEnv('HOLDFAST_URL', ORIGIN);
  const database = await createTestDatabase();
  await ensureSyncHead();
  const failures: unknown[] = [];
  const worker = startMail((error) => failures.push(error));
  const mailTo: DoorsWorld['mailTo'] = async (address, seen = 0) => {
    await expect.poll(() => server.to(address).length, { timeout: 10_000 }).toBeGreaterThan(seen);
    return server.to(address)[seen] as ReceivedMail;
  };
  const world: DoorsWorld = {
    database,
    server,
    mailing: worker,
    mailTo,
    secretFor: async (address, seen) => {
      const { link } = await mailTo(address, seen);
      return String(link).split('/').at(-1) ?? '';
    },
    stop: async () => {
      await world.mailing.stop();
      await server.stop();
      await closePool();
      await database.drop();
      expect(failures).toEqual([]);
    },
  };
  return world;
}

let peers = 0;
/** Each comes from an address of its own. */
export const peer = (): string => {
  peers += 1;
  return `10.1.${peers >> 8}.${peers & 255}`;
};

export const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
