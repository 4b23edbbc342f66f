import 'server-only';
import { stat } from 'node:fs/promises';
import { ErrorFile } from './error-file';
import { lookAt, type TextFile } from './open-text';
import { ImportProblem, RowFault } from './problem';
import { openCsv } from './read-csv';
import { Seen } from './seen';

export interface WalkOptions<T> {
  path: string;
  delimiter?: string;
  encoding?: string;
  dryRun: boolean;
  /** Columns without which nothing can be read are named in what this throws. */
  reader(header: readonly string[]): (cells: readonly string[]) => T;
  /** Rows with the same key are the same thing. */
  key(item: T): string;
  /** "last": of rows with one key that follow each other, the last stands. */
  repeated: 'error' | 'last';
  /** Looks at each row that is right before any is taken. @throws ImportProblem when the file makes no sense */
  examine?(item: T): void;
  /** Takes some rows at once, in their order. */
  take(items: readonly T[]): Promise<readonly (RowFault | null)[] | undefined>;
  batch: number;
  progress?(now: Progress): void;
}

export interface Progress {
  phase: 'checking' | 'importing';
  /** Rows so far, and in all once they are counted. */
  rows: number;
  of: number | null;
  errors: number;
  /** Share of the file that is read, 0 to 1. */
  read: number;
}

export interface Walked {
  header: readonly string[];
  /** Rows without the header. */
  rows: number;
  errors: ErrorFile;
  /** Earlier rows of a ticket whose last row was taken. */
  earlier: number;
}

/** When so many rows come first and none of them is right, the mapping is not. */
const ALL_WRONG = 1_000;

interface Pass<T> extends WalkOptions<T> {
  file: TextFile;
  of: number | null;
}

/**
 * Goes through a file twice: first to see that all of it can be read and makes sense, then to take its rows in
 * batches. So a file that breaks off in the middle leaves nothing behind.
 * @throws ImportProblem when the file as a whole cannot be imported
 */
export async function walk<T>(options: WalkOptions<T>): Promise<Walked> {
  const file = await lookAt(options.path, options.encoding);
  const { rows } = await checkRows({ ...options, file, of: null });
  const { size, mtimeMs } = await stat(file.path);
  if (size !== file.size || mtimeMs !== file.changedAt)
    throw new ImportProblem(`${file.path} changed while it was read`, 'Wait until it is complete.');
  return takeRows({ ...options, file, of: rows });
}

async function checkRows<T>(pass: Pass<T>): Promise<{ rows: number }> {
  let rows = 0;
  let wrong = 0;
  let first: RowFault | null = null;
  for await (const row of readRows(pass, 'checking', () => wrong)) {
    rows += 1;
    if (!(row.item instanceof RowFault)) {
      pass.examine?.(row.item);
      continue;
    }
    wrong += 1;
    first ??= row.item;
    if (wrong === rows && wrong >= ALL_WRONG) break;
  }
  if (rows === 0) throw new ImportProblem(`${pass.path} has no rows below its header`);
  if (wrong === rows && first)
    throw new ImportProblem(
      `no row of ${pass.path} can be imported, e.g. because ${reasonOf(first)}`,
      'Check the mapping, the delimiter and the date format.',
    );
  return { rows };
}

const reasonOf = ({ column, reason }: RowFault): string =>
  column ? `in the column "${column}" ${reason}` : `a row ${reason}`;

async function takeRows<T>(pass: Pass<T>): Promise<Walked> {
  const seen = new Seen();
  let errors: ErrorFile | undefined;
  let rows = 0;
  let earlier = 0;
  let held: Held<T> | null = null;
  let batch: Held<T>[] = [];

  const refuse = (row: Held<unknown>, fault: RowFault) =>
    errors?.add({ row: row.row, cells: row.cells, fault });
  const flush = async () => {
    const full = batch;
    batch = [];
    if (full.length === 0) return;
    const faults = await pass.take(full.map(({ item }) => item));
    for (const [at, row] of full.entries()) {
      const fault = faults?.[at];
      if (fault) await refuse(row, fault);
    }
  };
  const accept = async (row: Held<T>) => {
    if (seen.add(pass.key(row.item))) batch.push(row);
    else await refuse(row, new RowFault('', 'has the same key as a row further up'));
    if (batch.length >= pass.batch) await flush();
  };

  let header: readonly string[] = [];
  for await (const row of readRows(pass, 'importing', () => errors?.count ?? 0)) {
    header = row.header;
    errors ??= await ErrorFile.beside(pass.path, header, pass.dryRun);
    rows += 1;
    if (row.item instanceof RowFault) {
      await refuse(row, row.item);
      continue;
    }
    const next = { ...row, item: row.item };
    if (pass.repeated === 'error') {
      await accept(next);
      continue;
    }
    if (held && pass.key(held.item) === pass.key(next.item)) earlier += 1;
    else if (held) await accept(held);
    held = next;
  }
  if (held) await accept(held);
  await flush();
  if (!errors) throw new ImportProblem(`${pass.path} has no rows below its header`);
  await errors.close();
  return { header, rows, errors, earlier };
}

interface Held<T> {
  row: number;
  cells: readonly string[];
  item: T;
}

async function* readRows<T>(
  pass: Pass<T>,
  phase: Progress['phase'],
  errors: () => number,
): AsyncGenerator<Held<T | RowFault> & { header: readonly string[] }> {
  let read = 0;
  const csv = await openCsv(pass.file, { delimiter: pass.delimiter, read: (bytes) => (read = bytes) });
  const reader = pass.reader(csv.header);
  let rows = 0;
  const tell = () =>
    pass.progress?.({ phase, rows, of: pass.of, errors: errors(), read: read / pass.file.size });
  for await (const { row, cells } of csv.rows) {
    yield { row, cells, header: csv.header, item: readOne(reader, cells) };
    rows += 1;
    if (rows % 50 === 0) tell();
  }
  tell();
}

function readOne<T>(reader: (cells: readonly string[]) => T, cells: readonly string[]): T | RowFault {
  try {
    return reader(cells);
  } catch (error) {
    if (error instanceof RowFault) return error;
    throw error;
  }
}
