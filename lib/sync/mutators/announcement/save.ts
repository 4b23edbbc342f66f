import { z } from 'zod';
import { can } from '#domain/access/capabilities';
import { require_ } from '#domain/kernel/errors';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import { changedFields, mergedFields } from '../reference/guard';

const instant = z.number().int().nonnegative();

/** Planned work is announced; or what was announced, of whichever kind, is said otherwise. */
export const saveAnnouncement = defineMutation({
  name: 'announcement.save',
  v: 1,
  args: z.strictObject({
    announcementId: z.uuid(),
    title: z.string().trim().min(1).max(ANNOUNCEMENT_LIMITS.title),
    text: z.string().trim().max(ANNOUNCEMENT_LIMITS.text),
    siteId: z.uuid().nullable(),
    startsAt: instant,
    endsAt: instant.nullable(),
    onSignIn: z.boolean(),
  }),
  root: ({ announcementId }) => ({ kind: 'announcement', id: announcementId }),
  async baseOf(tx, { announcementId }) {
    const row = await tx.get('announcement', announcementId);
    return row ? fieldsOf(row) : null;
  },
  async run(tx, { announcementId: id, ...mine }) {
    requirePublisher(tx);
    const now = await tx.get('announcement', id);
    const theirs = now ? fieldsOf(now) : mine;
    const { fields, merged } = mergedFields(now ? tx.base : null, mine, theirs);
    const isWork = !now || now.kind === 'work';
    require_(!isWork || fields.endsAt !== null, 'invalid', { field: 'endsAt' });
    require_(fields.endsAt === null || fields.endsAt > fields.startsAt, 'invalid', { field: 'endsAt' });
    if (fields.siteId !== null && fields.siteId !== now?.siteId)
      require_(await tx.get('site', fields.siteId), 'invalid', { field: 'siteId' });
    if (!now) {
      const rest = { kind: 'work', ticketId: null, overAt: null, nextAt: null, updates: [] } as const;
      await tx.insert('announcement', { id, ...fields, ...rest, updates: [] });
      return undefined;
    }
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0) await tx.update('announcement', id, changed);
    return merged.length > 0 ? { merged } : undefined;
  },
});

/** It is over, or taken back: then nobody sees it any more. */
export const endAnnounced = defineMutation({
  name: 'announcement.end',
  v: 1,
  args: z.strictObject({ announcementId: z.uuid(), withdrawn: z.boolean() }),
  root: ({ announcementId }) => ({ kind: 'announcement', id: announcementId }),
  async run(tx, { announcementId: id, withdrawn }) {
    requirePublisher(tx);
    const now = await tx.get('announcement', id);
    require_(now, 'not_found');
    const at = tx.receivedAt ?? tx.occurredAt;
    if (withdrawn) await tx.update('announcement', id, { deletedAt: at });
    else if (now.overAt === null) await tx.update('announcement', id, { overAt: at });
    return undefined;
  },
});

const requirePublisher = (tx: Tx): void => require_(can(tx.actor.role, 'announcement.publish'), 'forbidden');

interface Fields {
  title: string;
  text: string;
  siteId: string | null;
  startsAt: number;
  endsAt: number | null;
  onSignIn: boolean;
}

const fieldsOf = ({ title, text, siteId, startsAt, endsAt, onSignIn }: Fields) => ({
  ...{ title, text, siteId, startsAt, endsAt, onSignIn },
});
