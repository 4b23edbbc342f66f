import 'server-only';
import type { MailKind } from '#domain/notify/mails';
import { MAIL_WORDS } from './words';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

interface Link {
  label: string;
  /** Whole address. */
  link: string;
}

/** One thing a mail tells. */
export interface Told {
  /** Paragraphs of ours. */
  lines: readonly string[];
  /** What somebody wrote, as they wrote it. */
  quote?: string | null;
  /** Of these one is pressed. */
  choices?: readonly Link[];
  button?: Link | null;
}

interface Content {
  /** May come from people: it becomes one line. */
  subject: string;
  /** name of the organisation, as an administrator typed it */
  desk: string;
  told: readonly Told[];
  /** Quieter paragraphs at the end. */
  after?: readonly string[];
  /** A quiet link below everything. */
  footLink?: Link | null;
}

/**
 * A mail about an account, in words.
 * @param link whole address for the button; the mail has none without
 * @param number of the ticket it is about
 */
export function letter(kind: MailKind, desk: string, link: string | null, number = ''): Letter {
  const { subject, before, button, after } = MAIL_WORDS[kind](oneLine(desk), number);
  const told = { lines: before, button: button && link ? { label: button, link } : null };
  return written({ subject, desk, told: [told], after });
}

/** A mail: plain text, and the same as simple HTML without anything to load. */
export function written({ subject, desk, told, after = [], footLink }: Content): Letter {
  const foot = `Holdfast, the IT desk of ${oneLine(desk)}`;
  const text = [
    ...told.flatMap(({ lines, quote, choices = [], button }) => [
      ...lines,
      ...(choices.length > 0 ? [choices.map(({ label, link }) => `${label}:\n${link}`).join('\n')] : []),
      ...(quote ? [quoted(quote)] : []),
      ...(button ? [`${button.label}:\n${button.link}`] : []),
    ]),
    ...after,
    ['-- ', foot, ...(footLink ? [`${footLink.label}: ${footLink.link}`] : [])].join('\n'),
  ].join('\n\n');
  return { subject: oneLine(subject), text: `${text}\n`, html: page(told, after, foot, footLink ?? null) };
}

/**
 * Text from outside as one line of a head: without line breaks, and without marks that turn the direction in which it
 * is read or cannot be seen.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu, '')
    .trim();

/** Line breaks of its own stay; whatever else is a control is no text. */
const quoted = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

function page(told: readonly Told[], after: readonly string[], foot: string, footLink: Link | null): string {
  return (
    '<!doctype html><html lang="en"><body style="margin:0;background:#f4f4f1">' +
    '<div style="max-width:520px;margin:0 auto;padding:32px 24px;background:#ffffff;color:#191a18;' +
    'font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif">' +
    `${told.map(part).join('')}${paragraphs(after, 'color:#50514b')}` +
    `<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e3e3dd;color:#676861;font-size:13px">` +
    `${escaped(foot)}` +
    (footLink
      ? `<br><a href="${escaped(footLink.link)}" style="color:#676861">${escaped(footLink.label)}</a>`
      : '') +
    '</p></div></body></html>'
  );
}

const part = ({ lines, quote, choices = [], button }: Told): string =>
  paragraphs(lines, '') +
  choices.map(choice).join('') +
  (quote
    ? '<div style="margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #d5d5cd;white-space:pre-wrap">' +
      `${escaped(quote)}</div>`
    : '') +
  (button ? act(button) : '');

const paragraphs = (lines: readonly string[], style: string): string =>
  lines.map((one) => `<p style="margin:0 0 16px;${style}">${escaped(one)}</p>`).join('');

const act = ({ label, link }: Link): string =>
  `<p style="margin:24px 0"><a href="${escaped(link)}" style="display:inline-block;padding:12px 20px;` +
  `border-radius:12px;background:#0b5a93;color:#ffffff;font-weight:600;text-decoration:none">` +
  `${escaped(label)}</a></p>` +
  `<p style="margin:0 0 16px;color:#50514b;font-size:13px;word-break:break-all">${escaped(link)}</p>`;

const choice = ({ label, link }: Link): string =>
  `<p style="margin:0 0 8px"><a href="${escaped(link)}" style="display:block;padding:11px 16px;` +
  `border:1px solid #8c8d85;border-radius:12px;color:#0b5a93;font-weight:600;text-decoration:none">` +
  `${escaped(label)}</a></p>`;

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
