import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  /** Whom the envelope was for, which is where mail goes. */
  to: string[];
  from: string;
  mail: ParsedMail;
  /** The header lines as they came. */
  raw: string;
  /** The first address of this desk in the text. */
  link: string | null;
}

export interface MailServer {
  /** smtp://127.0.0.1:port */
  url: string;
  mails: ReceivedMail[];
  /** Mails to one mailbox, oldest first. */
  to(address: string): ReceivedMail[];
  /** Refuse what comes: a mailbox for good, or everything for now. */
  refuse: { mailbox: string | null; everything: boolean };
  /** Called with a mail in hand, before the sender hears that it is. */
  onMail: () => Promise<void>;
  stop(): Promise<void>;
}

/** A real mail server on a free port that keeps what it gets. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const held = { onMail: async () => {} };
  const refuse: MailServer['refuse'] = { mailbox: null, everything: false };
  const failure = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      if (refuse.everything) return done(failure(451, 'not now'));
      return done(address === refuse.mailbox ? failure(550, 'no such mailbox') : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        void simpleParser(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          mails.push({
            to: rcptTo.map(({ address }) => address),
            from: mailFrom ? mailFrom.address : '',
            mail,
            raw,
            link: /https?:\/\/\S+/.exec(mail.text ?? '')?.[0] ?? null,
          });
          return held.onMail().then(() => done());
        }, done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return Object.assign(held, {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    to: (address: string) => mails.filter((one) => one.to.includes(address)),
    refuse,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}

/** Every mailbox a mail names in its headers. */
export const namedIn = ({ to, cc, bcc }: ParsedMail): string[] =>
  [to, cc, bcc]
    .flatMap((field): AddressObject[] => (field ? (Array.isArray(field) ? field : [field]) : []))
    .flatMap(({ value }) => value.flatMap(({ address }) => address ?? []));
