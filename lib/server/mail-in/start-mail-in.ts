import 'server-only';
import { unhurried } from '#db/connection';
import { config } from '#server/config';
import { repeat } from '#server/jobs/repeat';
import { fetchMail } from './fetch';
import { takeIn } from './take-in';

const LOOK_EVERY = 15_000;

/** Takes in the answers that come by mail, where this desk has a mailbox for them. */
export function startMailIn(failed: (error: unknown) => void): { stop(): Promise<void> } {
  const url = config.mailIn?.imapUrl;
  if (!url) return { stop: async () => undefined };
  const ended = new AbortController();
  const look = () => fetchMail(url, (raw, size) => takeIn(raw, Date.now(), size), ended.signal);
  const looking = repeat(LOOK_EVERY, () => unhurried(look), failed);
  return {
    async stop() {
      ended.abort();
      await looking.stop();
    },
  };
}
