import { z } from 'zod';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import { defineMutation } from '#sync/define';

/**
 * It concerns me, too. Everybody who reads an announcement of an incident may say so, as often as they like: each counts
 * once. One that was taken back is passed over: what was
 * tapped without signal may arrive when it is no more.
 */
export const meToo = defineMutation({
  name: 'announcement.meToo',
  v: 1,
  args: z.strictObject({ affectedId: z.uuid(), announcementId: z.uuid() }),
  root: ({ affectedId }) => ({ kind: 'affected', id: affectedId }),
  creates: ({ affectedId }) => affectedId,
  async run(tx, { affectedId: id, announcementId }) {
    const announcement = await tx.get('announcement', announcementId);
    if (!announcement) return undefined;
    require_(announcement.kind === 'incident', 'invalid', { field: 'announcementId' });
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    await tx.insert('affected', { id, personId: tx.actor.id, announcementId, at });
    return undefined;
  },
});

/** It does not concern me after all. */
export const notMe = defineMutation({
  name: 'announcement.notMe',
  v: 1,
  args: z.strictObject({ affectedId: z.uuid() }),
  root: ({ affectedId }) => ({ kind: 'affected', id: affectedId }),
  async run(tx, { affectedId: id }) {
    const said = await tx.get('affected', id);
    if (!said) return undefined;
    require_(said.personId === tx.actor.id, 'forbidden');
    await tx.update('affected', id, { deletedAt: tx.receivedAt ?? tx.occurredAt });
    return undefined;
  },
});
