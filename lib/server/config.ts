import 'server-only';
import path from 'node:path';
import { z } from 'zod';
import { mailbox } from '#domain/access/mailbox';

const flag = z
  .enum(['0', '1', ''])
  .default('')
  .transform((value) => value === '1');
const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

/** Every variable the server reads, checked once. `npm start` makes the secrets and passes them in. */
const environment = z
  .object({
    DATABASE_URL: z
      .string()
      .regex(/^(mysql|mariadb):\/\//, 'must be of the form mysql://user:password@host:port/database'),
    NEXTAUTH_SECRET: z.string().min(32, 'must be at least 32 random characters'),
    /** The address people use, e.g. https://desk.example.org. Unset: whatever address the browser used. */
    HOLDFAST_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
    VAPID_PUBLIC_KEY: optional,
    VAPID_PRIVATE_KEY: optional,
    VAPID_SUBJECT: optional,
    /** "host:port,…": push services beside the public ones on port 443, for tests and closed networks. */
    HOLDFAST_PUSH_HOSTS: optional,
    /** A file of certificates (PEM) to trust in addition when pushing. */
    HOLDFAST_PUSH_CA: optional,
    /** "off" on nodes that only answer requests; the jobs then run with `npm run worker`. */
    JOBS: z.enum(['on', 'off']).default('on'),
    HOLDFAST_DATA: optional,
    /** A folder for files; several nodes need one that all of them see. */
    HOLDFAST_FILES: optional,
    HOLDFAST_DEMO: flag,
    HOLDFAST_SETUP_TOKEN: optional,
    /** smtp://user:password@host:587 or smtps://…:465; unset: this desk sends no mail. */
    HOLDFAST_SMTP_URL: optional.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
    HOLDFAST_MAIL_FROM: optional,
    /** The mailbox answers go to, desk@example.org; unset: this desk takes no mail. */
    HOLDFAST_MAIL_IN: optional,
    /** imaps://user:password@host:993/INBOX or imap://…:143; unset: mails come by `npm run mail-in` only. */
    HOLDFAST_IMAP_URL: optional.pipe(z.url({ protocol: /^imaps?$/ }).optional()),
    /** A file of certificates (PEM) to trust in addition when fetching mail. */
    HOLDFAST_IMAP_CA: optional,
    /** "closed": nobody registers by themselves, invitations go on. */
    HOLDFAST_REGISTER: z.enum(['open', 'closed', '']).default('open'),
    /** "example.org,example.com": who registers needs an address there. */
    HOLDFAST_REGISTER_DOMAINS: optional,
  })
  .superRefine((env, issues) => {
    const wrongMailIn = mailInFault(env.HOLDFAST_MAIL_IN, env.HOLDFAST_IMAP_URL);
    if (wrongMailIn) issues.addIssue({ code: 'custom', path: ['HOLDFAST_MAIL_IN'], message: wrongMailIn });
    if (!env.HOLDFAST_SMTP_URL) return;
    const needed = ['HOLDFAST_MAIL_FROM', 'HOLDFAST_URL'] as const;
    for (const name of needed)
      if (!env[name]) issues.addIssue({ code: 'custom', path: [name], message: 'must be set to send mail' });
    if (env.HOLDFAST_MAIL_FROM && !sender(env.HOLDFAST_MAIL_FROM))
      issues.addIssue({
        code: 'custom',
        path: ['HOLDFAST_MAIL_FROM'],
        message: 'must be one address, desk@example.org or "IT desk <desk@example.org>"',
      });
  })
  .transform((env) => ({
    databaseUrl: env.DATABASE_URL,
    secret: env.NEXTAUTH_SECRET,
    url: env.HOLDFAST_URL,
    vapid: vapid(env.VAPID_PUBLIC_KEY, env.VAPID_PRIVATE_KEY, env.VAPID_SUBJECT),
    pushHosts: (env.HOLDFAST_PUSH_HOSTS ?? '').split(',').filter(Boolean),
    pushCa: env.HOLDFAST_PUSH_CA,
    jobs: env.JOBS === 'on',
    files: path.resolve(
      /* turbopackIgnore: true */ env.HOLDFAST_FILES ?? path.join(env.HOLDFAST_DATA ?? '.data', 'files'),
    ),
    demo: env.HOLDFAST_DEMO,
    setupToken: env.HOLDFAST_SETUP_TOKEN,
    mail: mail(env.HOLDFAST_SMTP_URL, env.HOLDFAST_MAIL_FROM),
    imapCa: env.HOLDFAST_IMAP_CA,
    mailIn: mailIn(env.HOLDFAST_MAIL_IN, env.HOLDFAST_IMAP_URL),
    registration: {
      open: env.HOLDFAST_REGISTER !== 'closed',
      domains: (env.HOLDFAST_REGISTER_DOMAINS ?? '')
        .split(',')
        .flatMap((domain) => domain.trim().toLowerCase() || []),
    },
  }));

export type Config = z.output<typeof environment>;

/** The keys this server signs pushes with; null when there are none, and nothing is pushed. */
function vapid(publicKey?: string, privateKey?: string, subject?: string) {
  return publicKey && privateKey
    ? { publicKey, privateKey, subject: subject ?? 'mailto:nobody@example.org' }
    : null;
}

/** Name and address of "IT desk <desk@example.org>" or of an address alone; null when it is neither. */
function sender(text: string): { name: string; address: string } | null {
  const [, name = '', named, bare] = /^(?:([^<>]*)<([^<>\s]+)>|(\S+))$/.exec(text.trim()) ?? [];
  const address = mailbox(named ?? bare ?? '');
  return address && !hasControl(name) ? { name: name.trim().replace(/^"|"$/g, ''), address } : null;
}

const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);

/** How mail goes out; null when this desk sends none. */
function mail(url?: string, from?: string) {
  const by = sender(from ?? '');
  return url && by ? { url, from: by } : null;
}

/** Where answers come in; null: this desk takes none. */
function mailIn(typed?: string, imapUrl?: string) {
  const address = mailbox(typed ?? '');
  return address ? { address, imapUrl: imapUrl ?? null } : null;
}

function mailInFault(typed?: string, imapUrl?: string): string | null {
  if (typed && !mailbox(typed)) return 'must be one address, desk@example.org';
  return imapUrl && !typed ? 'must be set to fetch mail' : null;
}

/** @throws Error that names each wrong variable, without its value */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the environment is not complete: ${wrong.join('; ')}`);
}

let parsed: Config | undefined;

function value<K extends keyof Config>(name: K): Config[K] {
  parsed ??= parseConfig(process.env);
  return parsed[name];
}

/** The server's settings, read at first use: a build has no environment. */
export const config: Config = {
  get databaseUrl() {
    return value('databaseUrl');
  },
  get secret() {
    return value('secret');
  },
  get url() {
    return value('url');
  },
  get vapid() {
    return value('vapid');
  },
  get pushHosts() {
    return value('pushHosts');
  },
  get pushCa() {
    return value('pushCa');
  },
  get jobs() {
    return value('jobs');
  },
  get files() {
    return value('files');
  },
  get demo() {
    return value('demo');
  },
  get setupToken() {
    return value('setupToken');
  },
  get mail() {
    return value('mail');
  },
  get mailIn() {
    return value('mailIn');
  },
  get imapCa() {
    return value('imapCa');
  },
  get registration() {
    return value('registration');
  },
};
