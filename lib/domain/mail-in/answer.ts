import { LIMITS } from '#domain/ticket/limits';
import { splitReport } from '#domain/ticket/report';

/** "On Friday somebody wrote:", in some languages, at the end of a line. */
const ATTRIBUTION =
  /(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał\(a\)|kirjoitti)\s?:$/i;
const ORIGINAL =
  /^-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|message d.origine|mensaje original)\s?-{2,}$/i;
/** The head that a mail program puts above what it answers. */
const QUOTED_FROM = /^(?:from|von|de|van|da|fra|från):\s/i;
const QUOTED_SENT = /^(?:sent|date|gesendet|datum|envoyé|enviado|inviato|verzonden|sendt|skickat):\s/i;
const SENT_FROM = /^(?:sent from my|get outlook for|von meinem .{1,40} gesendet|envoyé de mon) ?.{0,40}$/i;
/** A signature is short: what is longer was written. */
const SIGNATURE_MAX = 15;

/** Text as it is kept: line breaks of one kind, nothing that is no text. */
export const plainText = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu, '')
    .trim();

/**
 * What somebody wrote, without the mail it answers and without the signature. Only the end is ever cut, and only where
 * nothing but that follows: answers between quoted lines stay whole. Never empty where the text is not.
 */
export function answerIn(text: string): string {
  const whole = plainText(text);
  const lines = whole.split('\n');
  let end = original(lines) ?? lines.length;
  end = quotedFrom(lines, end);
  end = signature(lines, end);
  return lines.slice(0, end).join('\n').trim() || whole;
}

/** Where a mail program begins the mail it answers, if it does. */
function original(lines: readonly string[]): number | null {
  for (const [at, line] of lines.entries()) {
    const trimmed = line.trim();
    if (ORIGINAL.test(trimmed)) return at;
    if (!QUOTED_FROM.test(trimmed)) continue;
    const next = lines.slice(at + 1, at + 3).map((one) => one.trim());
    if (!next.some((one) => QUOTED_SENT.test(one))) continue;
    const above = lines[at - 1]?.trim() ?? '';
    return /^_{5,}$/.test(above) ? at - 1 : at;
  }
  return null;
}

/** Where quoted lines begin after which nothing else comes, with the line that names who wrote them. */
function quotedFrom(lines: readonly string[], end: number): number {
  let start = end;
  let seen = false;
  for (let at = end - 1; at >= 0; at--) {
    const line = lines[at] ?? '';
    if (line.startsWith('>')) seen = true;
    else if (line.trim() !== '') break;
    start = at;
  }
  if (!seen) return end;
  // The line may have been broken in two.
  const last = lines[start - 1]?.trim() ?? '';
  if (!ATTRIBUTION.test(last)) return start;
  const before = lines[start - 2]?.trim() ?? '';
  const begins = /^(?:on|am|le|el|em|il|op|den|dnia)\b/i;
  return !begins.test(last) && begins.test(before) ? start - 2 : start - 1;
}

function signature(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && lines[last - 1]?.trim() === '') last -= 1;
  for (let at = last - 1; at >= Math.max(0, last - SIGNATURE_MAX); at--)
    if (lines[at] === '-- ' || lines[at] === '--') return at;
  return last > 0 && SENT_FROM.test(lines[last - 1]?.trim() ?? '') ? last - 1 : end;
}

/** As much of a text as a comment or a report holds, and whether that is all. */
export function fitted(text: string): { text: string; isWhole: boolean } {
  if (text.length <= LIMITS.text) return { text, isWhole: true };
  const cut = text.slice(0, LIMITS.text - 1).replace(/[\uD800-\uDBFF]$/, '');
  return { text: `${cut.trimEnd()}…`, isWhole: false };
}

/** The title of an incident from the subject of a mail, else from what it says. */
export function titleOf(subject: string, text: string): string {
  const named = plainText(subject)
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:re|fwd?|aw|wg|sv|vs|rif|tr)\s?(?:\[\d+\])?:\s*)+/i, '');
  const title = named || splitReport(text).title;
  if (title.length <= LIMITS.title) return title;
  return `${title
    .slice(0, LIMITS.title - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
