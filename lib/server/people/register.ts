import 'server-only';
import { z } from 'zod';
import { companyField, mailboxField, nameField } from '#domain/access/fields';
import { inDomains } from '#domain/access/mailbox';
import { DomainError } from '#domain/kernel/errors';
import { evenly, type SlowDown, tooFast } from '#server/auth/door-throttle';
import { inLine } from '#server/auth/hash-line';
import { issueToken } from '#server/auth/one-time-token';
import { hashPassword, passwordFault } from '#server/auth/password';
import { uuidv7 } from '#server/auth/uuid';
import { config } from '#server/config';
import { mailedEnough, post, sendsMail } from '#server/mail/post';
import { isDuplicate } from '#server/sync/driver-errors';
import type { SyncWriter } from '#server/sync/sync-writer';
import { withSync } from '#server/sync/with-sync';
import { auditPerson, type PersonRecord, personByEmail } from './change-person';
import { homeCountry, phoneOf } from './phone';

export const registerRequest = z.strictObject({
  name: nameField,
  email: mailboxField,
  phone: z.string().max(60),
  /** Country of the browser's language, for numbers without a `+`. */
  region: z.string().max(2).nullable(),
  company: companyField,
  password: z.string().max(1_000),
});
type RegisterRequest = z.output<typeof registerRequest>;

/** `mail`: look there. `waiting`: an administrator decides. Known and new addresses get the same. */
export type Registered = { kind: 'mail' } | { kind: 'waiting' } | SlowDown;

/** Longer than either way takes, so that both take as long. */
const FLOOR = 300;

/**
 * Registers somebody. They are not active, and on nobody's device, until they have confirmed their mail or, where no
 * mail is sent, until an administrator says yes.
 * @throws DomainError `forbidden` registration is closed; `invalid` with the field and its fault
 */
export async function register(request: RegisterRequest, peer: string): Promise<Registered> {
  if (!config.registration.open) throw new DomainError('forbidden');
  if (!inDomains(request.email, config.registration.domains))
    throw new DomainError('invalid', { field: 'email', fault: 'other_domain' });
  const phone = phoneOf(request.phone, (await homeCountry()) ?? request.region);
  const fault = passwordFault(request.password, request);
  if (fault) throw new DomainError('invalid', { field: 'password', fault });
  const slow = await tooFast('register', request.email, peer, Date.now());
  if (slow) return slow;
  return evenly(FLOOR, async () => {
    const passwordHash = await inLine(() => hashPassword(request.password));
    if (passwordHash === 'full') return { kind: 'slow_down', seconds: 2 };
    await enter({ ...request, phone, passwordHash });
    return { kind: sendsMail() ? 'mail' : 'waiting' };
  });
}

interface Newcomer {
  name: string;
  email: string;
  phone: string | null;
  company: string | null;
  passwordHash: string;
}

/** Of two with the same address at once the second finds the first. */
async function enter(newcomer: Newcomer): Promise<void> {
  const once = () => withSync((writer) => admitLater(writer, newcomer));
  try {
    await once();
  } catch (error) {
    if (!isDuplicate(error, 'person_email')) throw error;
    await once();
  }
}

async function admitLater(writer: SyncWriter, newcomer: Newcomer): Promise<void> {
  const { tx, now } = writer;
  const door = { actorId: null, channel: 'door' } as const;
  const found = await personByEmail(tx, newcomer.email);
  const quiet = await mailedEnough(tx, newcomer.email, ['confirm', 'known'], now);
  if (found?.admission === 'admitted') {
    await auditPerson(writer, 'register.known', found.id, door);
    if (!quiet) {
      const mail = { kind: 'known', address: newcomer.email, personId: found.id } as const;
      await post(tx, { ...mail, data: { path: '/sign-in' } }, now);
    }
    return;
  }
  const personId = found?.id ?? (await addNewcomer(writer, newcomer));
  await auditPerson(writer, 'register', personId, door);
  if (!sendsMail() || quiet) return;
  // Each link stands for what was typed with it: whoever registers somebody else's address decides neither their
  // name nor their password.
  const { email: _, ...data } = newcomer;
  const secret = await issueToken(tx, { kind: 'confirm', personId, data }, now);
  await post(
    tx,
    { kind: 'confirm', address: newcomer.email, personId, link: { path: '/confirm', secret } },
    now,
  );
}

async function addNewcomer(writer: SyncWriter, newcomer: Newcomer): Promise<PersonRecord['id']> {
  const id = uuidv7(writer.now);
  const byMail = sendsMail();
  const row = {
    id,
    ...newcomer,
    // Where mail confirms, the password comes with the link that is used.
    passwordHash: byMail ? null : newcomer.passwordHash,
    role: 'requester',
    active: false,
    admission: byMail ? 'awaiting_mail' : 'awaiting_approval',
    createdAt: writer.now,
  } as const;
  await writer.insert('person', row, { kind: 'person', id }, false);
  return id;
}
