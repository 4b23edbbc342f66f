import 'server-only';
import type { MailKind } from '#domain/notify/mails';
import { MAIL_WORDS } from './words';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/**
 * A mail in words: plain text, and the same as simple HTML without anything to load.
 * @param desk name of the organisation, as an administrator typed it
 * @param link whole address for the button; the mail has none without
 */
export function letter(kind: MailKind, desk: string, link: string | null): Letter {
  const words = MAIL_WORDS[kind](desk.replace(/\s+/gu, ' ').trim());
  const foot = `Holdfast, the IT desk of ${desk}`;
  const button = words.button && link ? { label: words.button, link } : null;
  const text = [
    ...words.before,
    ...(button ? [`${button.label}:\n${button.link}`] : []),
    ...words.after,
    `-- \n${foot}`,
  ].join('\n\n');
  return { subject: words.subject, text: `${text}\n`, html: page(words.before, button, words.after, foot) };
}

function page(
  before: readonly string[],
  button: { label: string; link: string } | null,
  after: readonly string[],
  foot: string,
): string {
  const lines = (paragraphs: readonly string[], style: string) =>
    paragraphs.map((one) => `<p style="margin:0 0 16px;${style}">${escaped(one)}</p>`).join('');
  const act = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.link)}" style="display:inline-block;padding:12px 20px;` +
      `border-radius:12px;background:#0b5a93;color:#ffffff;font-weight:600;text-decoration:none">` +
      `${escaped(button.label)}</a></p>` +
      `<p style="margin:0 0 16px;color:#50514b;font-size:13px;word-break:break-all">${escaped(button.link)}</p>`
    : '';
  return (
    '<!doctype html><html lang="en"><body style="margin:0;background:#f4f4f1">' +
    '<div style="max-width:520px;margin:0 auto;padding:32px 24px;background:#ffffff;color:#191a18;' +
    'font:15px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif">' +
    `${lines(before, '')}${act}${lines(after, 'color:#50514b')}` +
    `<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e3e3dd;color:#676861;font-size:13px">` +
    `${escaped(foot)}</p></div></body></html>`
  );
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
