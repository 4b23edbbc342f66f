import 'server-only';
import { foldTag } from '#domain/asset/asset';
import { attributesOf, firstFault } from '#domain/asset/classes';
import {
  ATTRIBUTE_COLUMN,
  CSV_FIELDS,
  type CsvField,
  type CsvKey,
  type CsvMapping,
  type CsvRowResult,
  type NamedRelation,
  relationsIn,
} from '#domain/asset/csv';
import type { Id } from '#domain/kernel/types';
import { uuidv7 } from '#server/auth/uuid';
import { type AssetFields, assetFieldsOf, flatAsset } from '#sync/mutators/asset/fields';
import { MUTATIONS } from '#sync/registry';
import type { AssetRow } from '#sync/views/asset';
import { attributeCells, cellsOf } from './cells';
import { type Known, nameKey } from './known';
import { RowReader } from './read-row';

/** What a row comes to, and what is to be done for it. */
export interface Planned {
  result: CsvRowResult;
  assetId: Id;
  /** Null: nothing of its own changes. */
  save: { args: AssetFields; base: ReturnType<typeof flatAsset> | null } | null;
  relations: readonly NamedRelation[];
}

export interface PlanContext {
  known: Known;
  mapping: CsvMapping;
  key: CsvKey;
  header: readonly string[];
  /** Keys and tags of the rows further up. */
  seen: Set<string>;
  /** Tags of all rows, folded: relations may name what the file brings. */
  tags: ReadonlySet<string>;
}

const BLANK: AssetFields = {
  ...{ tag: '', name: '', classId: null, state: 'in_use', teamId: null, ownerId: null, userId: null },
  ...{ siteId: null, place: null, model: '', serial: '', supplier: '', purchasedOn: null },
  ...{ warrantyUntil: null, costCents: null, currency: null, servesSiteIds: [], attributes: {}, notes: '' },
};

/** Which column says a field of an asset. */
const SAID_BY: Readonly<Record<string, CsvField>> = {
  ...{ tag: 'tag', name: 'name', classId: 'class', state: 'state', teamId: 'team', ownerId: 'owner' },
  ...{ userId: 'user', siteId: 'site', place: 'place', model: 'model', serial: 'serial' },
  ...{ supplier: 'supplier', purchasedOn: 'purchased', warrantyUntil: 'warranty', costCents: 'cost' },
  ...{ currency: 'currency', servesSiteIds: 'serves', notes: 'notes' },
};

/** Compares a row with what is known, and finds everything that is wrong with it. Writes nothing. */
export function planRow(context: PlanContext, row: number, cells: readonly string[]): Planned {
  const { known, mapping, header } = context;
  const reader = new RowReader(header, cells, mapping, known);
  const tag = foldTag(reader.text('tag'));
  const there = thereBefore(context, reader, tag);
  const before = there ? assetFieldsOf(there) : BLANK;
  const said = reader.fields();
  const classId = said.classId ?? before.classId;
  const whole: AssetFields = {
    ...before,
    ...said,
    tag: tag || before.tag,
    attributes: { ...before.attributes, ...reader.attributes(classId) },
  };
  const relations = relationsOf(context, reader, whole.tag);
  const args = soundArgs(context, reader, whole, there);
  const after = { ...(there ?? EMPTY), ...whole } as AssetRow;
  const changes = there ? changesOf(context, there, after, relations) : [];
  const saves = changes.some(({ column }) => column !== reader.column('relations'));
  const outcome =
    reader.faults.length > 0
      ? 'error'
      : !there
        ? 'new'
        : changes.length > 0 || there.provisional
          ? 'changed'
          : 'unchanged';
  return {
    result: { row, outcome, tag: whole.tag, name: whole.name, changes, faults: reader.faults },
    assetId: there?.id ?? uuidv7(Date.now()),
    save:
      args && outcome !== 'error' && (!there || saves || there.provisional)
        ? { args, base: there ? flatAsset(before) : null }
        : null,
    relations: outcome === 'error' ? [] : relations,
  };
}

const EMPTY = { relations: [] as AssetRow['relations'] };

/** The asset that the key of the row names. */
function thereBefore({ known, key, seen }: PlanContext, reader: RowReader, tag: string): AssetRow | null {
  const text = key === 'tag' ? tag : nameKey(reader.text('serial'));
  const column = reader.column(key);
  if (text === '') {
    reader.refuse(column, 'missing');
    return null;
  }
  if (seen.has(`${key} ${text}`)) reader.refuse(column, 'twice', text);
  seen.add(`${key} ${text}`);
  const found = (key === 'tag' ? known.byTag : known.bySerial).get(text);
  if (found === 'several') reader.refuse(column, 'several', text);
  const there = found === undefined || found === 'several' ? null : (known.assets.get(found) ?? null);
  if (key === 'serial' && tag !== '' && tag !== there?.tag) {
    if (seen.has(`tag ${tag}`)) reader.refuse(reader.column('tag'), 'twice', tag);
    seen.add(`tag ${tag}`);
  }
  return there;
}

/** What the mutation would take, checked as it checks it. */
function soundArgs(
  { known }: PlanContext,
  reader: RowReader,
  whole: AssetFields,
  there: AssetRow | null,
): AssetFields | null {
  const refuse = (
    field: string,
    fault: 'missing' | 'long' | 'taken' | 'noCurrency' | 'invalid',
    value = '',
  ) => {
    const column = reader.column(SAID_BY[field] ?? 'tag');
    if (!reader.faults.some((one) => one.column === column && column !== ''))
      reader.refuse(column, fault, value);
  };
  if (whole.tag === '') refuse('tag', 'missing');
  if (whole.name === '') refuse('name', 'missing');
  const owner = known.byTag.get(whole.tag);
  if (whole.tag !== there?.tag && owner !== undefined && owner !== there?.id)
    refuse('tag', 'taken', whole.tag);
  if (whole.costCents !== null && whole.currency === null) refuse('currency', 'missing');
  const wrong = firstFault(attributesOf(whole.classId, known.classes), whole.attributes);
  if (wrong && reader.faults.length === 0) {
    const label = attributesOf(whole.classId, known.classes).find(({ key }) => key === wrong.key)?.label;
    reader.refuse(
      `${ATTRIBUTE_COLUMN}${label ?? wrong.key}`,
      wrong.fault === 'missing' ? 'missing' : 'invalid',
    );
  }
  const parsed = MUTATIONS['asset.save'].args.safeParse({ assetId: there?.id ?? uuidv7(0), ...whole });
  if (parsed.success) return whole;
  for (const { path, code } of parsed.error.issues)
    refuse(
      String(path[0]),
      code === 'too_big' ? 'long' : 'invalid',
      String(whole[path[0] as keyof AssetFields] ?? ''),
    );
  return null;
}

function relationsOf({ known, tags }: PlanContext, reader: RowReader, own: string): NamedRelation[] {
  const column = reader.column('relations');
  const read = relationsIn(reader.text('relations'));
  if ('fault' in read) {
    reader.refuse(column, 'noRelation', read.fault);
    return [];
  }
  return read.relations.map((one) => {
    const tag = foldTag(one.tag);
    if (tag === own) reader.refuse(column, 'itself', one.tag);
    else if (known.byTag.get(tag) === 'several') reader.refuse(column, 'several', one.tag);
    else if (!known.byTag.has(tag) && !tags.has(tag)) reader.refuse(column, 'unknown', one.tag);
    return { ...one, tag };
  });
}

/** By the columns of the file: what is known, and what the row says instead. */
function changesOf(
  { known, mapping }: PlanContext,
  before: AssetRow,
  after: AssetRow,
  relations: readonly NamedRelation[],
): CsvRowResult['changes'] {
  const [was, is] = [cellsOf(before, known), cellsOf(after, known)];
  const changes: { column: string; from: string; to: string }[] = [];
  for (const field of CSV_FIELDS)
    if (field !== 'relations' && was[field] !== is[field])
      changes.push({ column: mapping.fields[field] ?? field, from: was[field], to: is[field] });
  const [had, has] = [attributeCells(before, known), attributeCells(after, known)];
  for (const label of Object.keys(has))
    if (had[label] !== has[label])
      changes.push({
        column: mapping.attributes[label] ?? `${ATTRIBUTE_COLUMN}${label}`,
        ...{ from: had[label] ?? '', to: has[label] ?? '' },
      });
  const fresh = relations.filter((one) => !isSaid(before, one, known));
  if (fresh.length > 0)
    changes.push({
      column: mapping.fields.relations ?? 'relations',
      from: was.relations,
      to: fresh.map(({ kind, tag, wayRound }) => `${kind} ${tag} ${wayRound}`.trim()).join('\n'),
    });
  return changes;
}

/** Whether an asset has this relation already, with these words. */
export const isSaid = (row: Pick<AssetRow, 'relations'>, one: NamedRelation, known: Known): boolean =>
  row.relations.some(
    ({ kind, toId, wayRound }) =>
      kind === one.kind && wayRound === one.wayRound && known.assets.get(toId)?.tag === one.tag,
  );
