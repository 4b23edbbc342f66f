import { ARTICLE_LIMITS } from './article';

interface Told {
  title: string;
  /** What was wrong. */
  description: string;
  /** What fixed it; empty: nobody said. */
  fix: string;
}

/** An article that begins with what a ticket tells: its text laid out, for somebody to make it read well. */
export function draftFromTicket(
  { title, description, fix }: Told,
  words: { wrong: string; fixed: string },
): { title: string; body: string } {
  const part = (heading: string, text: string) => `## ${heading}\n\n${text.trim()}\n`;
  const body = [
    part(words.wrong, description.trim() || title),
    part(words.fixed, fix.trim() === '' ? '1. ' : fix),
  ].join('\n');
  return { title: title.slice(0, ARTICLE_LIMITS.title), body: body.slice(0, ARTICLE_LIMITS.body) };
}
