/** The words a person wrote with an intent: what must never be lost when the server refuses it. */
export function intentText(args: unknown): string {
  if (typeof args !== 'object' || args === null) return '';
  const fields = args as Readonly<Record<string, unknown>>;
  for (const key of ['body', 'note', 'description', 'title']) {
    const text = fields[key];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  return '';
}

/** How many words a text has, in any script that separates them; at least 1 when there is any text. */
export function wordCount(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '') return 0;
  return (
    [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(trimmed)].filter(
      (part) => part.isWordLike,
    ).length || 1
  );
}
