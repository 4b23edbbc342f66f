import { z } from 'zod';
import { defineMutation } from '#sync/define';
import type { Tx } from '#sync/tx';
import {
  changedFields,
  mergedFields,
  nameArg,
  requireField,
  requireFreeName,
  requireSettings,
} from './guard';

/**
 * A team is made, renamed, made first line, retired or restored. One team is first line, always: making another one
 * takes it from the one that had it.
 *
 * Tickets that are open do not hinder here: no device can count them. The desk counts before it asks, and says how
 * many. One that arrives in between stays with its team, which is then only no longer offered.
 */
export const saveTeam = defineMutation({
  name: 'team.save',
  v: 1,
  args: z.strictObject({ teamId: z.uuid(), name: nameArg, firstLine: z.boolean(), active: z.boolean() }),
  root: (args) => ({ kind: 'team', id: args.teamId }),
  async baseOf(tx, args) {
    const team = await tx.get('team', args.teamId);
    return team ? { name: team.name, firstLine: team.firstLine, active: team.active } : null;
  },
  async run(tx, { teamId: id, ...mine }) {
    requireSettings(tx);
    const teams = await tx.all('team');
    const now = teams.find((row) => row.id === id);
    const theirs = now
      ? { name: now.name, firstLine: now.firstLine, active: now.active }
      : { name: '', firstLine: false, active: true };
    const { fields, merged } = now ? mergedFields(tx.base, mine, theirs) : { fields: mine, merged: [] };
    const changed = changedFields(theirs, fields);
    if (now && Object.keys(changed).length === 0) return merged.length > 0 ? { merged } : undefined;

    requireField(fields.active || !fields.firstLine, 'active', 'firstLine');
    requireField(fields.firstLine || !theirs.firstLine, 'firstLine', 'firstLine');
    requireFreeName({ id, ...fields }, teams);
    if (theirs.active && !fields.active) await requireUnrouted(tx, id);
    if (fields.firstLine && !theirs.firstLine) await takeFirstLine(tx, id);
    if (now) await tx.update('team', id, changed);
    else await tx.insert('team', { id, ...fields });
    return merged.length > 0 ? { merged } : undefined;
  },
});

async function requireUnrouted(tx: Tx, teamId: string): Promise<void> {
  const n = (await tx.all('category')).filter((row) => row.active && row.teamId === teamId).length;
  requireField(n === 0, 'active', 'routed', { n });
}

/**
 * Looks again after each write: of two who choose different teams at once, the second waits for the first at the team
 * that had it, and then finds the first one's choice.
 */
async function takeFirstLine(tx: Tx, teamId: string): Promise<void> {
  for (;;) {
    const holder = (await tx.all('team')).find((row) => row.firstLine && row.id !== teamId);
    if (!holder) return;
    await tx.update('team', holder.id, { firstLine: false });
  }
}
