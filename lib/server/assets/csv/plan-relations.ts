import 'server-only';
import { ASSET_LIMITS, foldTag } from '#domain/asset/asset';
import type { CellFault, CsvRowResult, NamedRelation } from '#domain/asset/csv';
import { RELATION_KINDS } from '#domain/asset/relations';
import type { Id } from '#domain/kernel/types';
import { ImportProblem } from '#server/imports/problem';
import type { Known } from './known';
import { isSaid, type Planned } from './plan';

const COLUMNS = ['from', 'kind', 'to', 'way round'] as const;
type Column = (typeof COLUMNS)[number];

/** Where the columns of a file of relations stand. @throws ImportProblem when one of the first three is missing */
export function relationColumns(header: readonly string[]): Partial<Record<Column, number>> {
  const plain = header.map((name) => name.trim().toLowerCase().replace(/_/g, ' '));
  const at = Object.fromEntries(
    COLUMNS.flatMap((name) => (plain.includes(name) ? [[name, plain.indexOf(name)]] : [])),
  ) as Partial<Record<Column, number>>;
  const missing = COLUMNS.slice(0, 3).find((name) => at[name] === undefined);
  if (missing)
    throw new ImportProblem(
      `the file has no column "${missing}"; it has: ${header.join(', ')}`,
      'A file of relations has the columns from, kind, to and, if there is one, way round.',
    );
  return at;
}

/** One line of a file of relations against what is known. Writes nothing. */
export function planRelation(
  known: Known,
  { header, at, seen }: { header: readonly string[]; at: Partial<Record<Column, number>>; seen: Set<string> },
  row: number,
  cells: readonly string[],
): Planned {
  const faults: CellFault[] = [];
  const cell = (column: Column) => (cells[at[column] ?? -1] ?? '').trim();
  const refuse = (column: Column, fault: CellFault['fault']) =>
    faults.push({ column: header[at[column] ?? -1] ?? column, fault, value: cell(column).slice(0, 200) });
  const asset = (column: 'from' | 'to'): Id | null => {
    const found = known.byTag.get(foldTag(cell(column)));
    if (cell(column) === '') refuse(column, 'missing');
    else if (found === undefined) refuse(column, 'unknown');
    else if (found === 'several') refuse(column, 'several');
    return found === undefined || found === 'several' ? null : found;
  };
  const fromId = asset('from');
  const toId = asset('to');
  const said = cell('kind')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  const kind = RELATION_KINDS.find((one) => one === said);
  if (!kind) refuse('kind', 'noRelation');
  if (fromId !== null && fromId === toId) refuse('to', 'itself');
  if (cell('way round').length > ASSET_LIMITS.relationNote) refuse('way round', 'long');
  const key = `${fromId} ${kind} ${toId}`;
  if (faults.length === 0 && seen.has(key)) refuse('to', 'twice');
  seen.add(key);
  const from = fromId === null ? undefined : known.assets.get(fromId);
  const relation: NamedRelation | null = kind
    ? { kind, tag: foldTag(cell('to')), wayRound: cell('way round') }
    : null;
  const same = from && relation && from.relations.find((one) => one.kind === kind && one.toId === toId);
  const isThere = from && relation && isSaid(from, relation, known);
  const outcome = faults.length > 0 ? 'error' : isThere ? 'unchanged' : same ? 'changed' : 'new';
  const changes: CsvRowResult['changes'] =
    outcome === 'changed' && same
      ? [{ column: 'way round', from: same.wayRound, to: relation?.wayRound ?? '' }]
      : [];
  return {
    result: {
      ...{ row, outcome, changes, faults },
      tag: foldTag(cell('from')),
      name: [cell('kind'), foldTag(cell('to'))].join(' ').trim(),
    },
    assetId: fromId ?? '',
    save: null,
    relations: outcome === 'error' || !relation ? [] : [relation],
  };
}
