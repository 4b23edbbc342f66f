import 'server-only';

/** Text with columns in it: "{subcategory}: {u_symptom}". */
export interface Template {
  text: string;
  columns: readonly string[];
}

const COLUMN = /\{([^{}]+)\}/g;

export function parseTemplate(text: string): Template {
  return { text, columns: [...text.matchAll(COLUMN)].map((found) => (found[1] ?? '').trim()) };
}

/**
 * The first of the templates all of whose columns have a value, filled in; null when none has. A template without
 * columns always has a value, so it makes a default.
 * @param cellOf value of a column, '' when it has none
 */
export function fill(templates: readonly Template[], cellOf: (column: string) => string): string | null {
  for (const { text, columns } of templates) {
    if (columns.some((column) => cellOf(column) === '')) continue;
    return text.replaceAll(COLUMN, (_, column: string) => cellOf(column.trim()));
  }
  return null;
}
