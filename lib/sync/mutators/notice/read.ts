import { z } from 'zod';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import { NOTICES_READ_MAX } from '#domain/notify/inbox';
import { defineMutation } from '#sync/define';

/**
 * One's own notices are read. Those that are read already stay as they are, those that are gone are passed over: two
 * devices may say the same, and a late one says it of what was tidied away.
 */
export const readNotices = defineMutation({
  name: 'notice.read',
  v: 1,
  args: z.strictObject({ personId: z.uuid(), ids: z.array(z.uuid()).min(1).max(NOTICES_READ_MAX) }),
  // The person, and not a notice: what two devices read at the same time goes one after the other.
  root: ({ personId }) => ({ kind: 'person', id: personId }),
  quiet: true,
  async run(tx, { personId, ids }) {
    require_(personId === tx.actor.id, 'forbidden');
    for (const id of [...new Set(ids)].sort()) {
      const notice = await tx.get('notice', id);
      if (!notice || notice.readAt !== null) continue;
      require_(notice.personId === personId, 'forbidden');
      const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, notice.at);
      await tx.update('notice', id, { readAt: at });
    }
    return undefined;
  },
});
