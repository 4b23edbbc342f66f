/** A line of two texts: in both, only in the older, or only in the newer. */
export interface DiffLine {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** More comparisons than this are not made: all of the older is gone then, and all of the newer is new. */
const MOST = 4_000_000;

/** What became of a text, line by line: as few lines as possible are gone and new. */
export function diffLines(older: string, newer: string): DiffLine[] {
  const [a, b] = [older.split('\n'), newer.split('\n')];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const same = (lines: readonly string[]) => lines.map((text) => ({ kind: 'same' as const, text }));
  return [
    ...same(a.slice(0, start)),
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...same(a.slice(a.length - end)),
  ];
}

function between(a: readonly string[], b: readonly string[]): DiffLine[] {
  const gone = (text: string): DiffLine => ({ kind: 'gone', text });
  const fresh = (text: string): DiffLine => ({ kind: 'new', text });
  if (a.length * b.length > MOST) return [...a.map(gone), ...b.map(fresh)];
  // How many lines the rests of both have in common, from each pair of places on.
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [was, is] = [a[i], b[j]];
    if (was !== undefined && was === is) {
      lines.push({ kind: 'same', text: was });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push(gone(was));
      i++;
    } else if (is !== undefined) {
      lines.push(fresh(is));
      j++;
    }
  }
  return lines;
}
