type Leaves = Map<string, unknown>;

/** A field as it was and as it is; a side that is left out: there was nothing, or there is nothing any more. */
export interface FieldChange {
  from?: unknown;
  to?: unknown;
}
export type FieldChanges = Map<string, FieldChange>;

/** How deep a value is taken apart; what lies deeper is compared as a whole. */
const DEPTH = 4;

/**
 * What is different, field by field. Values with fields of their own, and lists of things that have an id, are taken
 * apart ("tasks.<id>.state"): whoever reads it sees what changed, not all of what stands there. Such a list is a field
 * itself as well, the ids in their order, so that what was added, taken out or moved is seen.
 */
export function fieldChanges(before: object, after: object): FieldChanges {
  const [from, to] = [leavesOf(before), leavesOf(after)];
  const changes: FieldChanges = new Map();
  for (const path of new Set([...from.keys(), ...to.keys()])) {
    const change = { ...side('from', from.get(path)), ...side('to', to.get(path)) };
    if (!isSame(change.from, change.to)) changes.set(path, change);
  }
  return changes;
}

/** A later change of the same row on top of an earlier one: what was before both, and what is after both. */
export function onTop(earlier: FieldChanges, later: FieldChanges): FieldChanges {
  const changes = new Map(earlier);
  for (const [path, change] of later) {
    const known = earlier.get(path);
    const both = { ...side('from', known ? known.from : change.from), ...side('to', change.to) };
    if (isSame(both.from, both.to)) changes.delete(path);
    else changes.set(path, both);
  }
  return changes;
}

const side = (name: 'from' | 'to', value: unknown) => (value === undefined ? {} : { [name]: value });

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function leavesOf(row: object): Leaves {
  const leaves: Leaves = new Map();
  // As JSON has it: it is compared, and kept, as what can be read back.
  collect(JSON.parse(JSON.stringify(row)), '', 0, leaves);
  return leaves;
}

function collect(value: unknown, path: string, depth: number, leaves: Leaves): void {
  if (value === null || value === undefined) return;
  const parts = depth < DEPTH ? partsOf(value) : null;
  if (!parts || parts.length === 0) {
    if (!isEmpty(value)) leaves.set(path, value);
    return;
  }
  if (Array.isArray(value))
    leaves.set(
      path,
      parts.map(([id]) => id),
    );
  for (const [name, part] of parts) collect(part, path ? `${path}.${name}` : name, depth + 1, leaves);
}

function partsOf(value: unknown): [string, unknown][] | null {
  if (value === null || typeof value !== 'object') return null;
  if (!Array.isArray(value)) return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const named = value.map((one: unknown): [string, unknown] | null => {
    if (one === null || typeof one !== 'object' || !('id' in one) || typeof one.id !== 'string') return null;
    const { id, ...rest } = one;
    return [id as string, rest];
  });
  const all = named.filter((one) => one !== null);
  return all.length === value.length && new Set(all.map(([id]) => id)).size === all.length ? all : null;
}

const isEmpty = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
