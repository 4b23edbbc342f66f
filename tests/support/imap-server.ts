import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { findProgram } from '../../scripts/lib/mariadb-find.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { waitUntil } from '../../scripts/lib/processes.mjs';
import { canApt, installWithApt } from '../../scripts/lib/system-packages.mjs';
import type { Certificate } from './certificate';

const USER = 'desk';
const PASSWORD = 'a-password';
/** Dovecot opens no mailbox as root. */
const NOBODY = { name: 'nobody', id: 65_534 };

export interface ImapServer {
  url: string;
  /** Over TLS from the first byte, where it has a certificate. */
  tlsUrl: string;
  /** Puts a mail into the mailbox, unread. */
  deliver(raw: string): Promise<void>;
  /** Mails there are, and how many of them are unread. */
  count(): Promise<{ all: number; unseen: number }>;
  stop(): Promise<void>;
}

/**
 * A real Dovecot on a free port of this machine, with one empty mailbox.
 * @param certificate with one it speaks TLS, on a port of its own and when asked to
 */
export async function startImapServer(certificate?: Certificate): Promise<ImapServer> {
  if (!findProgram('dovecot') && canApt()) await installWithApt(['dovecot-imapd'], () => {});
  const program = findProgram('dovecot');
  if (!program) throw new Error('these tests need Dovecot (Debian, Ubuntu: apt-get install dovecot-imapd)');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-imap-'));
  chmodSync(folder, 0o755);
  mkdirSync(`${folder}/mail`, { mode: 0o700 });
  const asRoot = process.getuid?.() === 0;
  if (asRoot) chownSync(`${folder}/mail`, NOBODY.id, NOBODY.id);
  const [port, tlsPort] = [await freePort(), await freePort()];
  if (certificate) writeFileSync(`${folder}/key.pem`, certificate.key);
  const tls = certificate ? { port: tlsPort, cert: certificate.certFile, key: `${folder}/key.pem` } : null;
  writeFileSync(
    `${folder}/dovecot.conf`,
    configText(folder, port, asRoot ? NOBODY.name : os.userInfo().username, tls),
  );
  const child = spawn(program, ['-F', '-c', `${folder}/dovecot.conf`], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const withClient = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    const auth = { user: USER, pass: PASSWORD };
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth,
      logger: false,
      tls: { rejectUnauthorized: false },
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.logout();
    }
  };
  const answers = () => withClient(async () => true).catch(() => false);
  if (!(await waitUntil(answers, 15_000, 100))) {
    child.kill('SIGKILL');
    throw new Error(`Dovecot did not start:\n${readFileSync(`${folder}/log`, 'utf8')}`);
  }
  return {
    url: `imap://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/INBOX`,
    tlsUrl: `imaps://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${tlsPort}/INBOX`,
    deliver: (raw) =>
      withClient(async (client) => void (await client.append('INBOX', raw.replace(/\r?\n/g, '\r\n')))),
    count: () =>
      withClient(async (client) => {
        const now = await client.status('INBOX', { messages: true, unseen: true });
        return now ? { all: now.messages ?? 0, unseen: now.unseen ?? 0 } : { all: 0, unseen: 0 };
      }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Tls {
  port: number;
  cert: string;
  key: string;
}

const configText = (folder: string, port: number, user: string, tls: Tls | null): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
${tls ? `ssl = yes\nssl_cert = <${tls.cert}\nssl_key = <${tls.key}` : 'ssl = no'}
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
mail_uid = ${user}
mail_gid = ${user === NOBODY.name ? 'nogroup' : String(process.getgid?.())}
first_valid_uid = 1
first_valid_gid = 1
${user === NOBODY.name ? '' : `default_internal_user = ${user}\ndefault_login_user = ${user}\ndefault_internal_group = ${user}`}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tls?.port ?? 0}
    ssl = yes
  }
}
service anvil {
  chroot =
}
passdb {
  driver = static
  args = password=${PASSWORD}
}
userdb {
  driver = static
  args = uid=${user} gid=${user === NOBODY.name ? 'nogroup' : String(process.getgid?.())} home=${folder}/mail
}
`;
