import { RELATION_KINDS, type Relation } from './relations';

/** What a column of a file of assets can say, in the order in which an export has them. */
export const CSV_FIELDS = [
  ...(['tag', 'name', 'class', 'state', 'team', 'owner', 'user', 'site', 'place'] as const),
  ...(['model', 'serial', 'supplier', 'purchased', 'warranty', 'cost', 'currency'] as const),
  ...(['serves', 'notes', 'relations'] as const),
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

/** Columns of attributes are called so, and after what the attribute is called. */
export const ATTRIBUTE_COLUMN = 'attribute: ';

/** By what a row is found to be an asset that is there. */
export const CSV_KEYS = ['tag', 'serial'] as const;
export type CsvKey = (typeof CSV_KEYS)[number];

/** Which column of the file says what. Of attributes: by their names. */
export interface CsvMapping {
  fields: Readonly<Partial<Record<CsvField, string>>>;
  attributes: Readonly<Record<string, string>>;
}

/** What the columns of files from elsewhere are often called. */
const OFTEN: Readonly<Partial<Record<CsvField, readonly string[]>>> = {
  tag: ['asset tag', 'asset_tag', 'label', 'inventory number', 'asset id', 'asset number'],
  name: ['asset name', 'display name', 'title', 'hostname', 'description'],
  class: ['category', 'type', 'asset type', 'sys_class_name', 'model category'],
  state: ['status', 'install_status', 'life cycle'],
  team: ['support group', 'assignment group', 'group', 'support_group'],
  owner: ['owned by', 'managed by', 'owned_by', 'managed_by'],
  user: ['assigned to', 'assigned_to', 'used by', 'user email', 'e-mail', 'email'],
  site: ['location', 'building', 'branch'],
  place: ['room', 'position', 'rack'],
  model: ['model number', 'model_id', 'product'],
  serial: ['serial number', 'serial_number', 'serial no', 's/n'],
  supplier: ['vendor', 'manufacturer'],
  purchased: ['purchase date', 'purchase_date', 'purchased on', 'bought'],
  warranty: ['warranty until', 'warranty expiration', 'warranty_expiration'],
  cost: ['price', 'purchase cost'],
  notes: ['comments', 'comment', 'remarks'],
};

const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** The columns of an export of ours, and of another file those that are called as they often are. */
export function guessedMapping(header: readonly string[]): CsvMapping {
  const named = new Map(header.map((column) => [plain(column), column]));
  const taken = new Set<string>();
  const fields: Partial<Record<CsvField, string>> = {};
  for (const names of [(field: CsvField) => [field], (field: CsvField) => OFTEN[field] ?? []])
    for (const field of CSV_FIELDS) {
      const column = names(field)
        .map((name) => named.get(name))
        .find((one) => one !== undefined && !taken.has(one));
      if (fields[field] !== undefined || column === undefined) continue;
      fields[field] = column;
      taken.add(column);
    }
  const attributes = header.filter((column) => plain(column).startsWith(ATTRIBUTE_COLUMN));
  return {
    fields,
    attributes: Object.fromEntries(
      attributes.map((column) => [column.trim().slice(ATTRIBUTE_COLUMN.length).trim(), column]),
    ),
  };
}

/** Whether a file is one of ours: nothing is to be said of its columns then. */
export const isOwnExport = (header: readonly string[]): boolean =>
  CSV_FIELDS.every((field) => header.includes(field));

/** Between a tag and what stands in. */
const WAY_ROUND = ' // ';

/** Relations in one cell, a line each: "runs_on SRV-A-07 // by hand". */
export const relationsCell = (
  relations: readonly Relation[],
  tagOf: (id: string) => string | undefined,
): string =>
  relations
    .flatMap(({ kind, toId, wayRound }) => {
      const tag = tagOf(toId);
      return tag === undefined ? [] : [`${kind} ${tag}${wayRound ? `${WAY_ROUND}${wayRound}` : ''}`];
    })
    .join('\n');

export interface NamedRelation {
  kind: Relation['kind'];
  tag: string;
  wayRound: string;
}

/** The same read again; a line that says no relation is the fault. */
export function relationsIn(cell: string): { relations: NamedRelation[] } | { fault: string } {
  const relations: NamedRelation[] = [];
  for (const line of cell.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [, said = '', tag = '', wayRound = ''] = /^(\S+)\s+(.*?)(?:\s\/\/\s(.*))?$/.exec(line) ?? [];
    const kind = RELATION_KINDS.find((one) => one === said.toLowerCase());
    if (!kind || tag === '') return { fault: line };
    relations.push({ kind, tag: tag.trim(), wayRound: wayRound.trim() });
  }
  return { relations };
}

/** What can be wrong with a cell. */
export const CSV_FAULTS = [
  ...(['missing', 'long', 'unknown', 'several', 'noState', 'noDay', 'noNumber', 'noYesNo'] as const),
  ...(['noChoice', 'noAmount', 'noCurrency', 'noAttribute', 'noRelation', 'taken', 'twice'] as const),
  ...(['itself', 'gone', 'refused', 'width', 'invalid'] as const),
] as const;
export type CsvFault = (typeof CSV_FAULTS)[number];

/** A fault beside its cell. */
export interface CellFault {
  /** The column of the file; empty: the row as a whole. */
  column: string;
  fault: CsvFault;
  value: string;
}

export const CSV_OUTCOMES = ['new', 'changed', 'unchanged', 'error'] as const;
export type CsvOutcome = (typeof CSV_OUTCOMES)[number];

/** What comes of a row, or would come of it. */
export interface CsvRowResult {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  outcome: CsvOutcome;
  tag: string;
  name: string;
  /** Of a changed one: columns that say something else than what is known. */
  changes: readonly { column: string; from: string; to: string }[];
  faults: readonly CellFault[];
}

/** What the server says while it goes through a file: a line each. */
export type CsvLine =
  | { kind: 'head'; header: readonly string[]; delimiter: string; sample: readonly (readonly string[])[] }
  | { kind: 'row'; result: CsvRowResult }
  | { kind: 'progress'; rows: number; of: number }
  | { kind: 'end'; counts: Record<CsvOutcome, number> }
  | { kind: 'problem'; message: string; advice: string };

/** 20 MB: several times what 10,000 assets need. */
export const CSV_BYTES = 20 * 1024 * 1024;
