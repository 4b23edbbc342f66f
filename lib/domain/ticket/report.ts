import { LIMITS } from './limits';

/** Longest title made from a report, so that it fits two lines of a list row. */
const TITLE_LENGTH = 90;

/**
 * Makes title and description from the one text a person writes ("What is wrong?"). The title is the first
 * sentence or line, cut at a word; the description is the whole text, or empty when the title says it all.
 */
export function splitReport(text: string): { title: string; description: string } {
  const whole = text
    .trim()
    .slice(0, LIMITS.description)
    .replace(/[\uD800-\uDBFF]$/, '');
  const first = /^.*?(?:[.!?。！？؟](?=\s|$)|\n|$)/u.exec(whole)?.[0].trim() ?? whole;
  const sentence = first.replace(/[.。]$/u, '');
  const title = sentence.length <= TITLE_LENGTH ? sentence : cutAtWord(sentence);
  return { title, description: title === whole.replace(/[.。]$/u, '') ? '' : whole };
}

function cutAtWord(text: string): string {
  const cut = text.slice(0, TITLE_LENGTH - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > TITLE_LENGTH / 2 ? cut.slice(0, space) : Array.from(cut).slice(0, -1).join('');
  return `${kept.trimEnd()}…`;
}
