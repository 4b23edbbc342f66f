/** Arguments that hold what a person wrote, the longest first. */
const TEXTS = ['body', 'note', 'description', 'title', 'text'];

/** The argument with the words a person wrote with an intent; null when it has none. */
export function textField(args: unknown): string | null {
  if (typeof args !== 'object' || args === null) return null;
  const fields = args as Readonly<Record<string, unknown>>;
  const written = (key: string) => typeof fields[key] === 'string' && (fields[key] as string).trim() !== '';
  return TEXTS.find(written) ?? null;
}

/** The words a person wrote with an intent: what must never be lost when the server refuses it. */
export function intentText(args: unknown): string {
  const field = textField(args);
  if (field === null) return answersText(args);
  return (args as Readonly<Record<string, string>>)[field] ?? '';
}

/** All that was filled into a form, a line each. */
function answersText(args: unknown): string {
  const answers = (args as { answers?: unknown } | null)?.answers;
  if (typeof answers !== 'object' || answers === null) return '';
  return Object.values(answers)
    .map((answer) => (Array.isArray(answer) ? answer.join(', ') : String(answer)))
    .join('\n');
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
