/** The lines of a mail's head: names in lower case, folded lines made one, in the order they came. */
export type Head = readonly (readonly [name: string, value: string])[];

/** Longest head that is looked at, in characters: whoever needs more has a hundred thousand recipients. */
const HEAD_MAX = 256_000;

/** The head as it stands above the first empty line; null: longer than any mail that somebody wrote. */
export function readHead(raw: string): Head | null {
  const end = /\r?\n\r?\n/.exec(raw)?.index ?? raw.length;
  if (end > HEAD_MAX) return null;
  const lines: [string, string][] = [];
  for (const line of raw.slice(0, end).split(/\r?\n/)) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last) last[1] += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(':');
    if (colon > 0) lines.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
  }
  return lines;
}

/** Every value of a name, first line first. */
export const valuesOf = (head: Head, name: string): string[] =>
  head.flatMap(([named, value]) => (named === name ? [value] : []));

/** What a mail is that nobody wrote to us by hand. */
export type Automatic = 'bounce' | 'auto' | 'list' | 'loop';

/** Whether a machine sent it, by what machines say of themselves. */
export function automatic(head: Head): Automatic | null {
  const first = (name: string) => valuesOf(head, name)[0]?.toLowerCase() ?? null;
  const has = (...names: string[]) => names.some((name) => first(name) !== null);
  if (first('return-path')?.replace(/\s/g, '') === '<>') return 'bounce';
  if (/^\s*multipart\/report\b/.test(first('content-type') ?? '')) return 'bounce';
  if (/\b(mailer-daemon|postmaster)@/.test(first('from') ?? '')) return 'bounce';
  const submitted = first('auto-submitted');
  if (submitted !== null && !/^no\b/.test(submitted)) return 'auto';
  if (has('x-autoreply', 'x-autorespond', 'x-autoresponder')) return 'auto';
  const precedence = first('precedence');
  if (precedence === 'auto_reply') return 'auto';
  if (has('x-loop')) return 'loop';
  if (has('list-id', 'list-post', 'list-unsubscribe')) return 'list';
  return precedence !== null && /^(bulk|list|junk)$/.test(precedence) ? 'list' : null;
}
