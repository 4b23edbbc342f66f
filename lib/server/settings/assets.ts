import 'server-only';
import { asc, count, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { db } from '#db/connection';
import { asset, assetClass } from '#db/schema/assets';
import { setting } from '#db/schema/operations';
import { CLASS_ICONS } from '#domain/asset/classes';
import { ASSETS_ON_DEVICES, type AssetsOnDevices } from '#domain/asset/on-devices';
import type { AssetClassSetting } from '#domain/settings/shapes';
import { ASSETS_SETTING, onDevices } from '#server/assets/on-devices';
import { writeAudit } from '#server/audit/entry';
import type { SignedIn } from '#server/auth/current';
import { withSync } from '#server/sync/with-sync';
import type { MutationResult } from '#sync/protocol/result';
import { OK } from '#sync/protocol/result';
import { MUTATIONS } from '#sync/registry';
import { run } from './save';

/** Lists stand as text in a base: it is compared field by field. */
const list = z.string().max(100_000);

export const assetClassRequest = z.strictObject({
  uid: z.uuidv7(),
  args: MUTATIONS['assetClass.save'].args,
  base: z
    .strictObject({
      ...{ name: z.string(), parentId: z.uuid().nullable(), icon: z.enum(CLASS_ICONS) },
      ...{ service: z.boolean(), attributes: list, active: z.boolean() },
    })
    .nullable(),
});

export const saveAssetClass = (
  asked: z.infer<typeof assetClassRequest>,
  who: SignedIn,
): Promise<MutationResult> => run('assetClass.save', asked, who);

/** All classes by name, with how many assets are of each; the reader puts them beneath each other. */
export async function assetClassSettings(): Promise<AssetClassSetting[]> {
  const rows = await db
    .select()
    .from(assetClass)
    .where(isNull(assetClass.deletedAt))
    .orderBy(asc(assetClass.name));
  const counts = await db
    .select({ id: asset.classId, n: count() })
    .from(asset)
    .where(isNull(asset.deletedAt))
    .groupBy(asset.classId);
  const held = new Map(counts.map(({ id, n }) => [id, n]));
  return rows.map(({ id, name, parentId, icon, service, attributes, active }) => ({
    ...{ id, name, parentId, icon, service, attributes, active, assets: held.get(id) ?? 0 },
  }));
}

export const onDevicesRequest = z.strictObject({
  uid: z.uuidv7(),
  args: z.strictObject({ which: z.enum(ASSETS_ON_DEVICES) }),
  base: z.strictObject({ which: z.enum(ASSETS_ON_DEVICES) }),
});

/** Which assets devices hold now. */
export async function assetsOnDevices(): Promise<AssetsOnDevices> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, ASSETS_SETTING));
  return onDevices(row?.value);
}

/** Sets which assets the devices of staff hold. Each of them notices at its next exchange, as its scopes are others then. */
export function saveOnDevices(
  { args: { which } }: z.infer<typeof onDevicesRequest>,
  { actor }: SignedIn,
): Promise<MutationResult> {
  return withSync(async ({ tx, txId, now }) => {
    // The row is there before it is held: two who say it for the first time wait for each other too.
    await tx
      .insert(setting)
      .values({ name: ASSETS_SETTING, value: 'all' satisfies AssetsOnDevices })
      .onDuplicateKeyUpdate({ set: { name: ASSETS_SETTING } });
    const [before] = await tx
      .select({ value: setting.value })
      .from(setting)
      .where(eq(setting.name, ASSETS_SETTING))
      .for('update');
    const was = onDevices(before?.value);
    if (was === which) return OK;
    await tx.update(setting).set({ value: which }).where(eq(setting.name, ASSETS_SETTING));
    await writeAudit(tx, {
      ...{ txId, actorId: actor.id, action: 'assets.settings', subject: null, channel: 'desk' },
      ...{ occurredAt: now, receivedAt: now, value: { changes: [{ field: 'which', from: was, to: which }] } },
    });
    return OK;
  });
}
