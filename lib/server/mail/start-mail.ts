import 'server-only';
import { db, unhurried } from '#db/connection';
import { mailOutbox } from '#db/schema/operations';
import { config } from '#server/config';
import { tableDrain } from '#server/jobs/lease';
import { onNudge } from '#server/jobs/nudge';
import { repeat } from '#server/jobs/repeat';
import { log } from '#server/log';
import { mailSender } from './mail-sender';

const LOOK_EVERY = 1_000;
/** Mails on their way at the same time: mail servers limit connections. */
const AT_ONCE = 4;

/** Sends what waits in the table of mails. Nothing waits there as long as there is no SMTP. */
export function startMail(failed: (error: unknown) => void): { stop(): Promise<void> } {
  const { mail, url } = config;
  if (!mail || !url) {
    log.info('no HOLDFAST_SMTP_URL: this desk sends no mail');
    return { stop: async () => undefined };
  }
  const sender = mailSender({ ...mail, origin: new URL(url).origin });
  // What a link needs is not kept once its mail is out.
  const drain = tableDrain(mailOutbox, db, sender.send, failed, { data: {} }, AT_ONCE);
  const looking = repeat(LOOK_EVERY, () => unhurried(() => drain.wake()), failed);
  const offNudge = onNudge(() => looking.now());
  return {
    async stop() {
      offNudge();
      await looking.stop();
      await drain.stop();
      sender.close();
    },
  };
}
