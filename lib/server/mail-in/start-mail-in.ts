import 'server-only';
import { unhurried } from '#db/connection';
import { config } from '#server/config';
import { repeat } from '#server/jobs/repeat';
import { fetchMail } from './fetch';
import { MailboxLog } from './mailbox-state';
import { takeIn } from './take-in';

const LOOK_EVERY = 15_000;

/** Takes in the answers that come by mail, where this desk has a mailbox for them. */
export function startMailIn(failed: (error: unknown) => void): { stop(): Promise<void> } {
  const url = config.mailIn?.imapUrl;
  if (!url) return { stop: async () => undefined };
  const ended = new AbortController();
  const log = new MailboxLog();
  const looking = repeat(LOOK_EVERY, () => unhurried(() => look(url, log, ended.signal)), failed);
  return {
    async stop() {
      ended.abort();
      await looking.stop();
    },
  };
}

/** Reads the mailbox once, and writes down for the administrators how that went. */
export async function look(url: string, log: MailboxLog, ended?: AbortSignal): Promise<void> {
  try {
    const taken = await fetchMail(url, (raw, size) => takeIn(raw, Date.now(), size), ended);
    if (taken !== null) await log.read(Date.now());
  } catch (error) {
    // A database that is away cannot be told.
    await log.failed(Date.now(), error).catch(() => undefined);
    throw error;
  }
}
