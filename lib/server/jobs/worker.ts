import 'server-only';
import { db, unhurried } from '#db/connection';
import { HOUR, MINUTE } from '#domain/kernel/types';
import { endStandIns } from '#server/approval/stand-in';
import { reportFailure } from '#server/auth/report-failure';
import { cleanFiles } from '#server/files/clean';
import { log } from '#server/log';
import { startMail } from '#server/mail/start-mail';
import { startMailIn } from '#server/mail-in/start-mail-in';
import { pushSender } from '#server/notify/push-sender';
import { pushSettings } from '#server/notify/push-settings';
import { mailUnseen } from '#server/notify/receipts';
import { ageOut } from '#server/sync/age-out';
import { tidyFeed } from '#server/sync/retention';
import { completeSiteScopes } from '#server/sync/site-scopes';
import { stampWaiting } from '#server/sync/stamp';
import { closeResolved } from './auto-close';
import { cleanUp } from './cleanup';
import { dealTasks } from './deal-tasks';
import { findProblems } from './find-problems';
import { lookAfterMajor } from './major-incidents';
import { onNudge } from './nudge';
import { outboxDrain } from './outbox-drain';
import { passMarks } from './pass-marks';
import { remindApprovals } from './remind-approvals';
import { remindOfChanges } from './remind-changes';
import { remindOfReviews } from './remind-of-reviews';
import { repeat } from './repeat';
import { routeTickets } from './route-tickets';

const SECOND = 1_000;
const CLEAN_UP_EVERY = 10 * MINUTE;
const CLOSE_EVERY = 10 * MINUTE;
/** A promise of minutes is looked after in seconds. */
const MARK_EVERY = 5 * SECOND;
/** Whoever says "me too" sees that it counts, and hears that it is over, in seconds. */
const MAJOR_EVERY = 3 * SECOND;
/** A reminder comes some hour, not some second. */
const REMIND_EVERY = MINUTE;
/** A date is reached some time on its day. */
const REVIEW_EVERY = 10 * MINUTE;
/** Nobody waits to the second for a mail that comes after minutes. */
const UNSEEN_EVERY = 10 * SECOND;
/** Whoever has just reported something looks whether anybody has it. */
const ROUTE_EVERY = 2 * SECOND;
/** A ticket becomes history some day, not some minute; a server that is restarted each night does it all the same. */
const AGE_OUT_EVERY = 6 * HOUR;
/** A pattern of weeks is found in hours. */
const PROBLEMS_EVERY = HOUR;

export interface Worker {
  /** Takes no more work and waits for what is under way: at most one push deadline. */
  stop(): Promise<void>;
}

/**
 * Starts what this installation does by itself: stamping the feed every second (P1), telling people, closing
 * what nobody answers, cleaning up.
 * Safe to run in several processes at once. Nothing a task throws ends the worker.
 */
export function startWorker(): Worker {
  const failed = (task: string) => (error: unknown) => reportFailure(`job ${task}`, error);
  // Nobody waits for these: they end when they are done.
  const every = (pause: number, task: () => Promise<unknown>, name: string) =>
    repeat(pause, () => unhurried(task), failed(name));
  const stamper = every(SECOND, stampWaiting, 'stamp');
  const cleaner = every(CLEAN_UP_EVERY, () => cleanUp(db, Date.now()), 'clean-up');
  const filer = every(CLEAN_UP_EVERY, () => cleanFiles(db, Date.now()), 'files');
  const tidier = every(CLEAN_UP_EVERY, () => tidyFeed(Date.now()), 'tidy');
  const ended = new AbortController();
  const closer = every(CLOSE_EVERY, () => closeResolved(db, Date.now(), ended.signal), 'close');
  const marker = every(MARK_EVERY, () => passMarks(db, Date.now(), ended.signal), 'marks');
  const router = every(ROUTE_EVERY, () => routeTickets(db, Date.now(), ended.signal), 'route');
  const dealer = every(ROUTE_EVERY, () => dealTasks(db, Date.now(), ended.signal), 'tasks');
  const major = every(MAJOR_EVERY, () => lookAfterMajor(db, Date.now(), ended.signal), 'major');
  const reminder = every(
    REMIND_EVERY,
    async () => {
      await endStandIns(Date.now());
      await remindApprovals(db, Date.now(), ended.signal);
      await remindOfChanges(db, Date.now(), ended.signal);
    },
    'approvals',
  );
  const reviewer = every(REVIEW_EVERY, () => remindOfReviews(db, Date.now(), ended.signal), 'reviews');
  const unseen = every(UNSEEN_EVERY, () => mailUnseen(db, Date.now()), 'unseen');
  const ager = every(AGE_OUT_EVERY, () => ageOut(Date.now()), 'age-out');
  const completer = every(AGE_OUT_EVERY, () => completeSiteScopes(Date.now()), 'site-scopes');
  const finder = every(PROBLEMS_EVERY, () => findProblems(db, Date.now(), ended.signal), 'problems');
  const telling = startTelling(failed('tell'));
  const mailing = startMail(failed('mail'));
  const mailIn = startMailIn(failed('mail-in'));
  return {
    async stop() {
      ended.abort();
      await Promise.all(
        [
          stamper,
          cleaner,
          filer,
          tidier,
          closer,
          marker,
          router,
          dealer,
          major,
          reminder,
          reviewer,
          unseen,
          ager,
          completer,
          finder,
          telling,
          mailing,
          mailIn,
        ].map((task) => task.stop()),
      );
    },
  };
}

/** Rows wait in the outbox as long as there are no keys to sign with. */
function startTelling(failed: (error: unknown) => void): Worker {
  const settings = pushSettings();
  if (!settings) {
    log.warn('no VAPID keys: nobody is told by push');
    return { stop: async () => undefined };
  }
  const drain = outboxDrain(db, 'push', pushSender(db, settings), failed);
  const looking = repeat(SECOND, () => unhurried(() => drain.wake()), failed);
  const offNudge = onNudge(() => looking.now());
  return {
    async stop() {
      offNudge();
      await looking.stop();
      await drain.stop();
      settings.agents.destroy();
    },
  };
}
