import 'server-only';
import { once } from 'node:events';
import { constants, createWriteStream, type WriteStream } from 'node:fs';
import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { csvLine } from '#domain/reports/formula-safe';
import type { RowFault } from './problem';

/** A row that was not imported, and why. */
export interface Refused {
  row: number;
  fault: RowFault;
  cells: readonly string[];
}

/**
 * Rows that were not imported, with the reason and everything they say, in a CSV file that can be mended and imported
 * itself. There is no file as long as there is no such row.
 */
export class ErrorFile {
  #stream: WriteStream | null = null;
  count = 0;
  /** reason -> how often, for the summary */
  readonly reasons = new Map<string, number>();
  /** The first few. */
  readonly first: Refused[] = [];

  private constructor(
    /** Null: nothing is written. */
    readonly path: string | null,
    private readonly header: readonly string[],
  ) {}

  /** @param file the imported file; its errors stand beside it, or in the working folder when nobody may write there */
  static async beside(file: string, header: readonly string[], dryRun: boolean): Promise<ErrorFile> {
    if (dryRun) return new ErrorFile(null, header);
    const near = `${file}.errors.csv`;
    const writable = await access(path.dirname(path.resolve(file)), constants.W_OK).then(
      () => true,
      () => false,
    );
    const chosen = writable ? near : path.resolve(path.basename(near));
    await rm(chosen, { force: true });
    return new ErrorFile(chosen, header);
  }

  async add(refused: Refused): Promise<void> {
    const { row, fault, cells } = refused;
    this.count += 1;
    const what = fault.column
      ? `${fault.column}: ${fault.reason.replace(/^"[^"]*"/, 'a value')}`
      : fault.reason;
    if (this.reasons.size < 100 || this.reasons.has(what))
      this.reasons.set(what, (this.reasons.get(what) ?? 0) + 1);
    if (this.first.length < 10) this.first.push(refused);
    if (this.path === null) return;
    this.#stream ??= await this.#open(this.path);
    const line = csvLine([String(row), fault.column, fault.reason, ...cells]);
    if (!this.#stream.write(line)) await once(this.#stream, 'drain');
  }

  async #open(file: string): Promise<WriteStream> {
    const stream = createWriteStream(file, { mode: 0o600 });
    await once(stream, 'open');
    stream.write(csvLine(['import_row', 'import_column', 'import_reason', ...this.header]));
    return stream;
  }

  /** Everything is on disk. */
  async close(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    stream.end();
    await once(stream, 'finish');
  }
}
