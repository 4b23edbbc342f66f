import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import type { mailOutbox } from '#db/schema/operations';
import type { Sent } from '#server/jobs/drain';
import { errorText } from '#server/jobs/drain';
import type { LeasedRow } from '#server/jobs/lease';
import { organisationName } from '#server/people/organisation';
import { letter } from './letter';
import { unseal } from './seal';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password when the server wants them. */
  url: string;
  from: { name: string; address: string };
  /** Configured address of this desk: links lead there, whatever a request said (attack A26). */
  origin: string;
}

export interface MailSender {
  send(job: LeasedRow<typeof mailOutbox>): Promise<Sent>;
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
export function mailSender({ url, from, origin }: MailSettings): MailSender {
  const transport = createTransport({
    ...serverOf(url),
    ...TIMES,
    // A message is only what we wrote: it may name no file and no address to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    close: () => transport.close(),
    async send(job) {
      const { path, sealed } = job.data;
      const link = path ? `${origin}${path}${sealed ? `/${unseal(sealed)}` : ''}` : null;
      const words = letter(job.kind, (await organisationName()) ?? 'Holdfast', link);
      return deliver(transport, {
        from,
        // Nothing is parsed here: one stored mailbox, named twice (attack A27).
        to: { name: '', address: job.address },
        envelope: { from: from.address, to: [job.address] },
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...words,
      });
    },
  };
}

async function deliver(
  transport: Transporter,
  message: Parameters<Transporter['sendMail']>[0],
): Promise<Sent> {
  try {
    await transport.sendMail(message);
    return { kind: 'done' };
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    // Answers repeat addresses; the row has them already.
    const what = [code, responseCode].filter(Boolean).join(' ') || errorText(error);
    // The server refuses this mailbox or this message for good; a wrong password or no server may be mended.
    const forGood =
      (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode !== undefined && responseCode >= 500;
    return { kind: forGood ? 'never' : 'again', error: what };
  }
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
