import 'server-only';

/** The file as a whole cannot be imported, and nothing of it was. `advice` says what to do. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';

  constructor(
    message: string,
    readonly advice?: string,
  ) {
    super(message);
  }
}

/** One row cannot be imported; the others are. */
export class RowFault extends Error {
  override readonly name = 'RowFault';

  /** @param column name of the column in the file, '' when it is about the row */
  constructor(
    readonly column: string,
    readonly reason: string,
  ) {
    super(`${column}: ${reason}`);
  }
}
