import { z } from 'zod';
import { defineMutation } from '#sync/define';
import { changedFields, mergedFields, nameArg, requireFreeName, requireSettings } from './guard';

/** A site is made, renamed, retired (kept, because tickets name it, but not offered) or restored. */
export const saveSite = defineMutation({
  name: 'site.save',
  v: 1,
  args: z.strictObject({ siteId: z.uuid(), name: nameArg, active: z.boolean() }),
  root: (args) => ({ kind: 'site', id: args.siteId }),
  async baseOf(tx, args) {
    const site = await tx.get('site', args.siteId);
    return site ? { name: site.name, active: site.active } : null;
  },
  async run(tx, { siteId: id, ...mine }) {
    requireSettings(tx);
    const sites = await tx.all('site');
    const now = sites.find((row) => row.id === id);
    if (!now) {
      requireFreeName({ id, ...mine }, sites);
      await tx.insert('site', { id, ...mine });
      return undefined;
    }
    const theirs = { name: now.name, active: now.active };
    const { fields, merged } = mergedFields(tx.base, mine, theirs);
    const changed = changedFields(theirs, fields);
    if (Object.keys(changed).length > 0) {
      requireFreeName({ id, ...fields }, sites);
      await tx.update('site', id, changed);
    }
    return merged.length > 0 ? { merged } : undefined;
  },
});
