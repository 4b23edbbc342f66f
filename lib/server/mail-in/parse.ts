import 'server-only';
import { createHash } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import { mailbox } from '#domain/access/mailbox';
import { plainText } from '#domain/mail-in/answer';
import { type Head, readHead, valuesOf } from '#domain/mail-in/head';

/** Largest mail that is taken apart, in bytes: a file of the largest size, as mails carry it. */
export const MAIL_MAX = 36_000_000;
/** Parts and files of one mail. */
const PARTS_MAX = 200;
const FILES_MAX = 20;
const HTML_MAX = 1_000_000;
/** Text that is kept, in characters. */
const TEXT_MAX = 200_000;

/** Where a picture stood that is attached now. */
const INLINE_MARK = /\[cid:[^\]\s]{1,200}\]/g;

export interface MailFile {
  name: string;
  bytes: Buffer;
}

export interface ParsedIn {
  sender: string | null;
  subject: string;
  text: string;
  files: MailFile[];
  /** Names of files beyond the number that is taken. */
  left: string[];
}

/** The head, and what tells this mail from every other one. */
export function headOf(raw: Buffer): { head: Head | null; key: string } {
  const head = readHead(raw.subarray(0, 300_000).toString('latin1'));
  const id = head && valuesOf(head, 'message-id')[0];
  // With its sender: nobody can send the name of somebody else's mail ahead of it.
  const named = id ? `${id}\n${valuesOf(head, 'from').join('\n')}` : raw;
  return { head, key: createHash('sha256').update(named).digest('hex') };
}

/** Whether a mail may be taken apart at all; looked at without taking it apart (attack A37). */
export function sizeOf(
  raw: Buffer,
  head: Head | null,
  size = raw.length,
): 'fits' | 'too_large' | 'too_complex' {
  if (size > MAIL_MAX) return 'too_large';
  if (head === null) return 'too_complex';
  let parts = 0;
  for (let at = -1; ; ) {
    at = raw.indexOf('\n--', at + 1);
    if (at < 0) return 'fits';
    // Two lines for each part, and as many that only look like it.
    parts += /^\n--\S+\r?\nContent-/i.test(raw.subarray(at, at + 120).toString('latin1')) ? 1 : 0;
    if (parts > PARTS_MAX) return 'too_complex';
  }
}

/** Takes a mail apart: one sender, plain text, files. @throws Error when it cannot be */
export async function parseMail(raw: Buffer, head: Head): Promise<ParsedIn> {
  const mail = await simpleParser(raw, {
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: HTML_MAX,
  });
  const text = mail.text || (await textOfHtml(mail.html));
  const taken = mail.attachments.filter(({ content }) => content.length > 0);
  const files = taken.map(({ filename, content, contentType }, at) => ({
    name: filename || `file-${at + 1}${contentType === 'message/rfc822' ? '.eml' : ''}`,
    bytes: content,
  }));
  return {
    sender: senderOf(mail, head),
    subject: plainText(mail.subject ?? '').replace(/\s+/g, ' '),
    text: plainText(text.slice(0, TEXT_MAX * 2).replace(INLINE_MARK, '')).slice(0, TEXT_MAX),
    files: files.slice(0, FILES_MAX),
    left: files.slice(FILES_MAX).map(({ name }) => name),
  };
}

/** Text of a mail that stands beside files as HTML only: the parser makes none of it by itself there. */
async function textOfHtml(html: string | false | undefined): Promise<string> {
  if (!html || html.length > HTML_MAX) return '';
  const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n';
  const alone = await simpleParser(head + Buffer.from(html, 'utf8').toString('base64'), {
    skipImageLinks: true,
  });
  return alone.text ?? '';
}

/** One line that names one mailbox, or nobody: what different programs read differently is not read at all. */
function senderOf(mail: ParsedMail, head: Head): string | null {
  const named = mail.from?.value ?? [];
  if (named.length !== 1 || valuesOf(head, 'from').length !== 1) return null;
  return mailbox(named[0]?.address ?? '');
}
