import 'server-only';
import type { Db } from '#db/connection';
import { pushMessage } from '#domain/notify/push-message';
import { devicesToReach, markSettled, removeDevice } from './devices';
import { mailInstead } from './mail-instead';
import { readPush } from './news';
import { type PushSettings, postPush } from './post-push';
import { receiptToken } from './receipt-token';
import { awaitReceipt } from './receipts';
import { type Telling, type Told, tell } from './tell';

/** Tells people by web push: the decisions of `tell` on this database and the real network. */
export function pushSender(db: Db, settings: PushSettings): (job: Telling) => Promise<Told> {
  const now = () => Date.now();
  return (job) =>
    tell(
      {
        now,
        read: (of) => readPush(db, of),
        devices: (personId, outboxId) => devicesToReach(db, personId, outboxId, now()),
        post: (of, device, payload) => {
          const receipt = receiptToken({ kind: 'delivery', outboxId: of.id, subscriptionId: device.id });
          return postPush(
            settings,
            device,
            payload.id,
            pushMessage({ ...payload, receipt }, settings.origin),
          );
        },
        settled: (outboxId, device, status, reached) =>
          markSettled(db, outboxId, device, status, now(), reached),
        gone: (device) => removeDevice(db, device),
        taken: (of) => awaitReceipt(db, of, now()),
        untaken: (job) => mailInstead(db, job, now()),
      },
      job,
    );
}
