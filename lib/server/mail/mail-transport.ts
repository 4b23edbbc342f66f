import 'server-only';
import { createTransport } from 'nodemailer';
import type { Sent } from '#server/jobs/drain';
import { errorText } from '#server/jobs/drain';
import type { Letter } from './letter';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password when the server wants them. */
  url: string;
  from: { name: string; address: string };
  /** Configured address of this desk: links lead there, whatever a request said (attack A26). */
  origin: string;
}

/** What stands in the head of a mail beside what every mail has. */
export interface MailHead {
  /** "<…>", the same whenever the same mail is sent again. */
  messageId?: string;
  /** "<…>" of the thread. */
  inReplyTo?: string;
  /** Where a mail program may ask for no more of these, by POST. */
  unsubscribe?: string;
  /** One mailbox of this desk that takes answers. */
  replyTo?: string;
  /** Our mark: a mail that comes in with it went out from here. */
  loop?: string;
}

export interface MailTransport {
  /** @param address one stored mailbox; nothing is parsed here (attack A27) */
  deliver(address: string, letter: Letter, head?: MailHead): Promise<Sent>;
  close(): void;
}

/** Everything together stays below the lease of a row. */
const TIMES = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 5_000,
};

/** Sends mails by SMTP, one connection each. */
export function mailTransport({ url, from }: MailSettings): MailTransport {
  const transport = createTransport({
    ...serverOf(url),
    ...TIMES,
    // A message is only what we wrote: it may name no file and no address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async deliver(address, letter, { messageId, inReplyTo, unsubscribe, replyTo, loop } = {}) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address },
          envelope: { from: from.address, to: [address] },
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            ...(loop && { 'X-Loop': loop }),
            ...(unsubscribe && {
              // Made of our origin and base64url alone; one line, as it must not be folded.
              'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
          ...(replyTo && { replyTo: { name: '', address: replyTo } }),
          ...(messageId && { messageId }),
          ...(inReplyTo && { inReplyTo, references: inReplyTo }),
          ...letter,
        });
        return { kind: 'done' };
      } catch (error) {
        return failed(error);
      }
    },
  };
}

function failed(error: unknown): Sent {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  // Answers repeat addresses; the row has them already.
  const what = [code, responseCode].filter(Boolean).join(' ') || errorText(error);
  // The server refuses this mailbox or this message for good; a wrong password or no server may be mended.
  const forGood =
    (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
  return { kind: forGood ? 'never' : 'again', error: what };
}

/** Passwords and links go out encrypted, except to this machine, or where the address says `?requireTLS=false`. */
function serverOf(url: string) {
  const at = new URL(url);
  const secure = at.protocol === 'smtps:';
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(at.hostname);
  const user = decodeURIComponent(at.username);
  return {
    host: at.hostname.replace(/^\[|\]$/g, ''),
    port: Number(at.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !local && at.searchParams.get('requireTLS') !== 'false',
    ...(user ? { auth: { user, pass: decodeURIComponent(at.password) } } : {}),
  };
}
