import { z } from 'zod';
import { effectiveInstant } from '#domain/kernel/effective-instant';
import { require_ } from '#domain/kernel/errors';
import { affectedId } from '#domain/major/announcement';
import { defineMutation } from '#sync/define';

const args = z.strictObject({ affectedId: z.uuid(), announcementId: z.uuid() });
const root = (said: { affectedId: string }) => ({ kind: 'affected', id: said.affectedId }) as const;

/**
 * It concerns me, too. Everybody who reads an announcement of an incident may say so, as often as they like: it is one row,
 * and counts once. One that was taken back is passed over: what was tapped without signal may arrive when it is no more.
 */
export const meToo = defineMutation({
  name: 'announcement.meToo',
  v: 1,
  args,
  root,
  async run(tx, { affectedId: id, announcementId }) {
    require_(id === affectedId(announcementId, tx.actor.id), 'invalid', { field: 'affectedId' });
    const announcement = await tx.get('announcement', announcementId);
    if (!announcement) return undefined;
    require_(announcement.kind === 'incident', 'invalid', { field: 'announcementId' });
    const said = await tx.get('affected', id);
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, null);
    if (!said)
      await tx.insert('affected', { id, personId: tx.actor.id, announcementId, at, withdrawnAt: null });
    else if (said.withdrawnAt !== null) await tx.update('affected', id, { at, withdrawnAt: null });
    return undefined;
  },
});

/** It does not concern me after all. */
export const notMe = defineMutation({
  name: 'announcement.notMe',
  v: 1,
  args,
  root,
  async run(tx, { affectedId: id, announcementId }) {
    require_(id === affectedId(announcementId, tx.actor.id), 'invalid', { field: 'affectedId' });
    const said = await tx.get('affected', id);
    if (!said || said.withdrawnAt !== null) return undefined;
    const { at } = effectiveInstant(tx.occurredAt, tx.receivedAt, said.at);
    await tx.update('affected', id, { withdrawnAt: at });
    return undefined;
  },
});
