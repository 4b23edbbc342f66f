/** What spreadsheets take for the beginning of a formula, behind any number of apostrophes. */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠|%]/u;

/**
 * A cell that opens as text in every spreadsheet: an apostrophe stands before what would be a formula. `plainCell`
 * takes it away again, so a file written here is read back to the same values.
 */
export const safeCell = (value: string): string => (DANGEROUS.test(value) ? `'${value}` : value);

/** The value of a cell that `safeCell` wrote. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && DANGEROUS.test(cell) ? cell.slice(1) : cell;

/** One line of a CSV file, every cell quoted. */
export const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
