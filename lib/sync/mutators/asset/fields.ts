import { z } from 'zod';
import { ASSET_LIMITS, ASSET_STATES, type AttributeValues, foldTag } from '#domain/asset/asset';
import { isDay } from '#domain/asset/classes';
import type { AssetRow } from '#sync/views/asset';

const word = z.string().trim().max(ASSET_LIMITS.word);
const day = z.string().refine(isDay).nullable();

/** A tag as people type it. Nothing of a control character ever stands on a label. */
export const tagArg = z
  .string()
  .max(ASSET_LIMITS.tag * 2)
  .regex(/^\P{Cc}*$/u)
  .transform(foldTag)
  .pipe(z.string().min(1).max(ASSET_LIMITS.tag));
export const placeArg = z.string().trim().max(ASSET_LIMITS.place).nullable();

/** What people write down of an asset. */
export const assetFields = {
  tag: tagArg,
  name: z.string().trim().min(1).max(ASSET_LIMITS.name),
  classId: z.uuid().nullable(),
  state: z.enum(ASSET_STATES),
  teamId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  userId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  place: placeArg,
  ...{ model: word, serial: word, supplier: word },
  purchasedOn: day,
  warrantyUntil: day,
  costCents: z.number().int().min(0).max(ASSET_LIMITS.cost).nullable(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  servesSiteIds: z.array(z.uuid()).max(ASSET_LIMITS.sites),
  attributes: z.record(
    z.string().min(1).max(40),
    z.union([z.string().max(ASSET_LIMITS.value), z.number(), z.boolean()]),
  ),
  notes: z.string().trim().max(ASSET_LIMITS.notes),
};

export type AssetFields = Pick<AssetRow, keyof typeof assetFields>;

/** Those of a row. */
export const assetFieldsOf = (row: AssetFields): AssetFields => ({
  ...{ tag: row.tag, name: row.name, classId: row.classId, state: row.state },
  ...{ teamId: row.teamId, ownerId: row.ownerId, userId: row.userId },
  ...{ siteId: row.siteId, place: row.place, model: row.model, serial: row.serial, supplier: row.supplier },
  ...{ purchasedOn: row.purchasedOn, warrantyUntil: row.warrantyUntil },
  ...{ costCents: row.costCents, currency: row.currency },
  ...{ servesSiteIds: row.servesSiteIds, attributes: row.attributes, notes: row.notes },
});

type Scalar = string | number | boolean | null;
export type FlatAsset = Readonly<Record<string, Scalar>>;
/** Keys of attributes among the other fields. */
const OF_CLASS = 'attribute:';
export const isAttribute = (field: string): boolean => field.startsWith(OF_CLASS);

/** Each value by itself, so that two who change two of them are no conflict. */
export function flatAsset({ attributes, servesSiteIds, ...rest }: AssetFields): FlatAsset {
  const own = Object.entries(attributes).map(([key, value]) => [`${OF_CLASS}${key}`, value]);
  return { ...rest, servesSiteIds: JSON.stringify([...servesSiteIds].sort()), ...Object.fromEntries(own) };
}

/** The same back again. Values that were emptied are left out. */
export function unflatAsset(flat: FlatAsset): AssetFields {
  const entries = Object.entries(flat);
  const attributes: AttributeValues = Object.fromEntries(
    entries.flatMap(([key, value]) =>
      isAttribute(key) && value !== '' && value !== null ? [[key.slice(OF_CLASS.length), value]] : [],
    ),
  );
  const rest = Object.fromEntries(entries.filter(([key]) => !isAttribute(key)));
  const servesSiteIds = JSON.parse(String(flat.servesSiteIds)) as string[];
  return { ...rest, servesSiteIds, attributes } as unknown as AssetFields;
}
