import 'server-only';
import { db, unhurried } from '#db/connection';
import { mailOutbox } from '#db/schema/operations';
import { config } from '#server/config';
import { tableDrain } from '#server/jobs/lease';
import { onNudge } from '#server/jobs/nudge';
import { outboxDrain } from '#server/jobs/outbox-drain';
import { repeat } from '#server/jobs/repeat';
import { log } from '#server/log';
import { newsMail } from '#server/notify/news-mail';
import { mailSender } from './mail-sender';
import { mailTransport } from './mail-transport';

const LOOK_EVERY = 1_000;
/** Mails of a kind on their way at the same time: mail servers limit connections. */
const AT_ONCE = { account: 4, news: 4, day: 1 };

/** Sends the mails that wait: about accounts, about tickets, and those of a day. Without SMTP none is written. */
export function startMail(failed: (error: unknown) => void): { stop(): Promise<void> } {
  const { mail, url } = config;
  if (!mail || !url) {
    log.info('no HOLDFAST_SMTP_URL: this desk sends no mail');
    return { stop: async () => undefined };
  }
  const settings = { ...mail, origin: new URL(url).origin };
  const transport = mailTransport(settings);
  const sender = mailSender(settings, transport);
  const news = newsMail(db, settings, transport);
  const drains = [
    // What a link needs is not kept once its mail is out.
    tableDrain(mailOutbox, db, sender.send, failed, { onDone: { data: {} }, atOnce: AT_ONCE.account }),
    outboxDrain(db, 'mail', news.send, failed, AT_ONCE.news),
    outboxDrain(db, 'digest', news.sendDay, failed, AT_ONCE.day),
  ];
  const look = () => Promise.all(drains.map((drain) => drain.wake()));
  const looking = repeat(LOOK_EVERY, () => unhurried(look), failed);
  const offNudge = onNudge(() => looking.now());
  return {
    async stop() {
      offNudge();
      await looking.stop();
      await Promise.all(drains.map((drain) => drain.stop()));
      transport.close();
    },
  };
}
