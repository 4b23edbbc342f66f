import 'server-only';
import { Readable } from 'node:stream';
import { CsvError, type Info, parse } from 'csv-parse';
import { plainCell } from '#domain/reports/formula-safe';
import { type TextFile, textOf } from './open-text';
import { ImportProblem } from './problem';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** A longer row is one whose quote was never closed. */
const LONGEST_ROW = 1024 * 1024;

export interface CsvOptions {
  /** Found out from the first line when it is left out. */
  delimiter?: string;
  /** Is told how many bytes of the file have been read. */
  read?: (bytes: number) => void;
}

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  row: number;
  cells: readonly string[];
}

export interface Csv {
  header: readonly string[];
  delimiter: string;
  rows: AsyncGenerator<CsvRow>;
}

/**
 * Opens a CSV file and reads its header; `rows` reads on, one row at a time, as many as memory-free as few. Quoted
 * cells may hold line breaks; empty lines are passed over.
 * @throws ImportProblem, also while rows are read: not text, damaged, an open quote, no header
 */
export async function openCsv(file: TextFile, options: CsvOptions = {}): Promise<Csv> {
  const text = textOf(file, options.read);
  const start = await firstLine(text);
  const delimiter = options.delimiter ?? likeliestDelimiter(start.line);
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    relax_column_count: true,
    // A quote inside a cell that does not begin with one stands for itself: 5" screen.
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(resumed(start.text, text));
  source.on('error', (error) => parser.destroy(error));
  const records = explained(source.pipe(parser), file);
  const first = await records.next();
  if (first.done) throw new ImportProblem(`${file.path} is empty`);
  const header = first.value.map((name) => name.trim());
  checkHeader(header, file);
  return { header, delimiter, rows: numbered(records, () => source.destroy()) };
}

async function* numbered(records: AsyncGenerator<string[]>, close: () => void): AsyncGenerator<CsvRow> {
  try {
    let row = 1;
    for await (const cells of records)
      yield { row: ++row, cells: cells.map((cell) => plainCell(cell.trim())) };
  } finally {
    close();
  }
}

async function* explained(
  parser: AsyncIterable<{ record: string[]; info: Info }>,
  file: TextFile,
): AsyncGenerator<string[]> {
  let line = 1;
  try {
    for await (const { record, info } of parser) {
      line = info.lines;
      yield record;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new ImportProblem(
      `${file.path} cannot be read after line ${line}: a quote (") opens there and is not closed`,
      'Close the quote, or double it where it is meant as a character.',
    );
  }
}

function checkHeader(header: readonly string[], file: TextFile): void {
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice !== undefined)
    throw new ImportProblem(`two columns of ${file.path} are called "${twice}"`, 'Rename one of them.');
  if (header.every((name) => name === ''))
    throw new ImportProblem(`the first row of ${file.path} names no columns`);
}

/** The text up to the end of the first line, and everything read so far. */
async function firstLine(text: AsyncGenerator<string>): Promise<{ line: string; text: string }> {
  let read = '';
  for (;;) {
    const end = endOfLine(read);
    if (end !== -1) return { line: read.slice(0, end), text: read };
    const { done, value } = await text.next();
    if (done) return { line: read, text: read };
    read += value;
    if (read.length > LONGEST_ROW && endOfLine(read) === -1) return { line: read, text: read };
  }
}

function endOfLine(text: string): number {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && (text[at] === '\n' || text[at] === '\r') && text.slice(0, at).trim() !== '')
      return at;
  }
  return -1;
}

async function* resumed(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

/** The delimiter that stands most often outside of quotes. */
export function likeliestDelimiter(line: string): string {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
