import 'server-only';
import { ASSET_STATES } from '#domain/asset/asset';
import { attributesOf } from '#domain/asset/classes';
import { ATTRIBUTE_COLUMN, CSV_FIELDS, type CsvField, relationsCell } from '#domain/asset/csv';
import type { AssetRow } from '#sync/views/asset';
import type { Known } from './known';

/** Between several names in one cell. */
export const SEVERAL = '; ';

/** An asset as the cells of a file say it, by field. What an export writes and what an import compares with. */
export function cellsOf(
  row: Omit<AssetRow, 'relations'> & Pick<AssetRow, 'relations'>,
  known: Known,
): Record<CsvField, string> {
  const name = (id: string | null) => (id === null ? '' : (known.names.get(id) ?? ''));
  return {
    ...{ tag: row.tag, name: row.name, class: name(row.classId), state: row.state },
    ...{ team: name(row.teamId), owner: name(row.ownerId), user: name(row.userId) },
    ...{ site: name(row.siteId), place: row.place ?? '' },
    ...{ model: row.model, serial: row.serial, supplier: row.supplier },
    ...{ purchased: row.purchasedOn ?? '', warranty: row.warrantyUntil ?? '' },
    cost: row.costCents === null ? '' : (row.costCents / 100).toFixed(2),
    currency: row.currency ?? '',
    serves: row.servesSiteIds.map(name).filter(Boolean).sort().join(SEVERAL),
    notes: row.notes,
    relations: relationsCell(row.relations, (id) => known.assets.get(id)?.tag),
  };
}

/** Values of its class by the names of the attributes. */
export function attributeCells(row: AssetRow, known: Known): Record<string, string> {
  return Object.fromEntries(
    attributesOf(row.classId, known.classes).flatMap(({ key, label }) => {
      const value = row.attributes[key];
      if (value === undefined) return [];
      return [[label, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]];
    }),
  );
}

/** The columns of an export: the fields, and what the classes of these assets have, each name once. */
export function exportColumns(
  rows: readonly AssetRow[],
  known: Known,
): { labels: string[]; header: string[] } {
  const labels = new Set<string>();
  for (const classId of new Set(rows.map((row) => row.classId)))
    for (const { label } of attributesOf(classId, known.classes)) labels.add(label);
  const sorted = [...labels].sort((a, b) => a.localeCompare(b));
  return { labels: sorted, header: [...CSV_FIELDS, ...sorted.map((label) => `${ATTRIBUTE_COLUMN}${label}`)] };
}

/** "in use", "In_Use" and "IN-USE" are one state. */
export const stateOf = (text: string) =>
  ASSET_STATES.find(
    (one) =>
      one ===
      text
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, '_'),
  );
