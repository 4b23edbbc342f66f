// Control characters, line ends, zero-width and direction marks: what could forge a line or reverse what is read.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text of others as an auditor may read it: what cannot be seen is spelled out, "\u000d" for a carriage return. */
export const printable = (text: string): string =>
  text.replace(HIDDEN, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A value of an audit entry, one field a line, with names and texts printable. */
export function valueLines(value: unknown, path = ''): { name: string; text: string }[] {
  if (value !== null && typeof value === 'object') {
    const inner = Object.entries(value);
    if (inner.length > 0)
      return inner.flatMap(([key, one]) =>
        valueLines(one, path ? `${path}.${printable(key)}` : printable(key)),
      );
  }
  return [{ name: path, text: printable(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')) }];
}
