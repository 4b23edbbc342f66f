import 'server-only';
import { RowFault } from './problem';
import { fill, type Template } from './template';

/** One row as its mapping sees it: fields of ours instead of columns of theirs. */
export class Cells<F extends string> {
  readonly #cells: ReadonlyMap<string, string>;

  constructor(
    private readonly fields: Readonly<Partial<Record<F, readonly Template[]>>>,
    header: readonly string[],
    cells: readonly string[],
    nulls: ReadonlySet<string>,
  ) {
    if (cells.length !== header.length)
      throw new RowFault('', `has ${cells.length} cells, and the header has ${header.length}`);
    this.#cells = new Map(
      header.map((name, at) => [name, nulls.has(cells[at] ?? '') ? '' : (cells[at] ?? '')]),
    );
  }

  /** Whether the mapping says anything about the field. */
  has(field: F): boolean {
    return this.fields[field] !== undefined;
  }

  /** The text of a field; null when the row, or the mapping, has none. */
  text(field: F): string | null {
    const templates = this.fields[field];
    const text = templates && fill(templates, (column) => this.#cells.get(column) ?? '');
    return text?.trim() || null;
  }

  /** One line: blanks and line breaks become one blank. */
  line(field: F, longest: number): string | null {
    const line =
      this.text(field)
        ?.replace(/[\s\p{Cc}]+/gu, ' ')
        .trim() || null;
    if (line && line.length > longest) this.refuse(field, `is longer than ${longest} characters`);
    return line;
  }

  /** A field without which there is no row. */
  needed(field: F, longest: number): string {
    return this.line(field, longest) ?? this.refuse(field, 'is empty');
  }

  /** What the text stands for; the mapping's words first, "*" last. */
  word<T>(field: F, words: Readonly<Record<string, T>>, own: (text: string) => T | undefined): T | null {
    const text = this.text(field);
    if (text === null) return null;
    if (Object.hasOwn(words, text)) return words[text] as T;
    const found = own(text);
    if (found !== undefined) return found;
    if (Object.hasOwn(words, '*')) return words['*'] as T;
    return this.refuse(field, `"${text.slice(0, 60)}" is not among the values of the mapping`);
  }

  /** @throws RowFault that names the column the field is read from */
  refuse(field: F, reason: string): never {
    const columns = (this.fields[field] ?? []).flatMap((template) => template.columns);
    throw new RowFault(columns.find((name) => this.#cells.get(name)) ?? columns[0] ?? field, reason);
  }
}
