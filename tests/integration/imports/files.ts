import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '#domain/kernel/types';
import { incidentMapping } from '#server/imports/incident-mapping';
import { parseMapping } from '#server/imports/mapping';

/** A folder of files that goes away after the test. */
export function fileFolder(): {
  keep(name: string, content: string | Buffer): string;
  path: string;
  drop(): void;
} {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-import-'));
  return {
    path: folder,
    keep(name, content) {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    drop: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const FIELDS = {
  number: '{number}',
  title: ['{sub}: {symptom}', '{sub}', 'Incident {number}'],
  requester: '{caller}',
  assignee: '{tech}',
  resolver: '{solver}',
  team: ['{group}', 'No group'],
  site: '{site}',
  category: '{cat}',
  subcategory: '{sub}',
  state: '{state}',
  impact: '{impact}',
  urgency: '{urgency}',
  priority: '{priority}',
  createdAt: '{opened}',
  resolvedAt: '{resolved}',
  closedAt: '{closed}',
  updatedAt: '{updated}',
  reopenCount: '{again}',
};

/** A mapping for the files of `madeUp`, as it stands in a file. */
export const plainMapping = {
  ...{ source: 'old-desk', dates: ['iso', 'd/m/yyyy'], nulls: ['?'], fields: FIELDS },
  values: { state: { Active: 'in_progress', Waiting: 'on_hold:user', Done: 'closed' } },
};
export const mapping = (over: Record<string, unknown> = {}) =>
  parseMapping('test', { ...plainMapping, ...over }, incidentMapping);

export interface Made {
  number: string;
  state: 'new' | 'in_progress' | 'on_hold' | 'resolved' | 'closed';
  priority: number;
  createdAt: number;
  resolvedAt: number | null;
  closedAt: number | null;
  again: number;
  caller: string;
  tech: string | null;
  group: string | null;
}

const WORDS = { new: 'new', in_progress: 'Active', on_hold: 'Waiting', resolved: 'resolved', closed: 'Done' };

const incident = (now: number) =>
  fc
    .record({
      state: fc.constantFrom('closed', 'closed', 'closed', 'resolved', 'new', 'in_progress', 'on_hold'),
      age: fc.integer({ min: 1, max: 400 * 24 * 60 }),
      took: fc.integer({ min: 0, max: 200 }),
      priority: fc.integer({ min: 1, max: 5 }),
      again: fc.constantFrom(0, 0, 0, 1, 3),
      caller: fc.constantFrom(
        'Asha Verma',
        "Zoë O'Neill",
        '張偉',
        'Caller "7"',
        'Caller, the',
        'caller 8',
        'Caller 8',
      ),
      tech: fc.constantFrom(null, 'Nils', 'Lena', '=Omar'),
      group: fc.constantFrom(null, 'Network', 'Clients'),
      unresolved: fc.boolean(),
      words: fc.constantFrom('Wi-Fi', 'Screen; dark', 'two\nlines', '"quoted"', ''),
      parts: fc.boolean(),
    })
    .map(({ age, took, unresolved, ...rest }) => {
      const createdAt = Math.floor((now - age * MINUTE) / MINUTE) * MINUTE;
      const end = Math.min(createdAt + took * HOUR, Math.floor(now / MINUTE) * MINUTE);
      const over = rest.state === 'closed' || rest.state === 'resolved';
      return {
        ...rest,
        createdAt,
        resolvedAt: over && !(rest.state === 'closed' && unresolved) ? end : null,
        closedAt: rest.state === 'closed' ? end : null,
      };
    });

/** A file of incidents as other desks write them, and what they are. The same for the same seed. */
export function madeUp(seed: number, count: number, now: number): { text: string; rows: Made[] } {
  const made = fc.sample(incident(now), { seed, numRuns: count });
  const rows = made.map((row, n) => ({ ...row, number: `INC${String(n).padStart(7, '0')}` }));
  const quoted = (cell: string) => (/[",\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const lines = rows.map((row) => {
    const at = (ms: number | null) => (ms === null ? '?' : row.parts ? slashes(ms) : iso(ms));
    const cells = [
      ...[row.number, WORDS[row.state], row.caller, row.tech ?? '?', row.tech ?? '', row.group ?? '?'],
      ...['Bern', 'Category 1', 'Sub 1', row.words, '2', '2', String(row.priority)],
      ...[at(row.createdAt), at(row.resolvedAt), at(row.closedAt), at(row.closedAt ?? row.createdAt)],
      String(row.again),
    ];
    return cells.map(quoted).join(',');
  });
  return { text: `${HEADER.join(',')}\r\n${lines.join('\r\n')}\r\n`, rows };
}

export const HEADER = [
  ...['number', 'state', 'caller', 'tech', 'solver', 'group', 'site', 'cat', 'sub', 'symptom'],
  ...['impact', 'urgency', 'priority', 'opened', 'resolved', 'closed', 'updated', 'again'],
];

const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 16);
const slashes = (ms: number): string => {
  const [date = '', time = ''] = iso(ms).split('T');
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year} ${time}`;
};

/** Whether a ticket is on no device of staff, counted without the code under test. */
export const isOld = (row: Made, now: number): boolean =>
  row.closedAt !== null && row.closedAt < now - 90 * DAY;
