import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '#domain/access/roles';
import { cleanFileName } from '#domain/files/file-name';
import { CHUNK_MAX, FILE_MAX } from '#domain/files/limits';
import { DomainError } from '#domain/kernel/errors';
import type { Id, Instant } from '#domain/kernel/types';
import { fitted, titleOf } from '#domain/mail-in/answer';
import { withoutSecretLinks } from '#domain/mail-in/secret-links';
import { findFile } from '#server/files/progress';
import { receive } from '#server/files/receive';
import { intentUid } from '#server/jobs/intent-uid';
import { execute } from '#server/sync/execute';
import { derivedId } from '#sync/ids';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import type { MailFile } from './parse';

/** What a mail shall do, and as whom. */
export interface MailAct {
  /** Of the mail: everything that is made from it is named by it, so that it is made once. */
  key: string;
  at: Instant;
  actor: Actor;
  channel: 'mail' | 'desk';
  text: string;
  files: readonly MailFile[];
  /** Names of files that are not taken. */
  left: readonly string[];
}

/** Writes a mail into a ticket. Whether the person may is for the mutator to say. @throws DomainError */
export async function commentBy(mail: MailAct, ticketId: Id): Promise<void> {
  const act = shareable(mail);
  const { files, left } = await kept(act);
  const { text, isWhole } = fitted(act.text);
  const body = withLeft(text || 'See the files.', left);
  const uid = await run(act, 'comment', 'ticket.comment', { ticketId, body });
  await attach(act, ticketId, files, isWhole, derivedId(uid, 0));
}

/** Reports what a mail says as an incident. @param requesterId for whom; absent: for the actor */
export async function reportBy(mail: MailAct, subject: string, requesterId?: Id): Promise<Id> {
  const act = shareable(mail);
  const { files, left } = await kept(act);
  const ticketId = idOf(act, 'ticket');
  const { text, isWhole } = fitted(act.text);
  await run(act, 'report', 'ticket.report', {
    ticketId,
    title: titleOf(subject, act.text) || 'Mail without words',
    description: withLeft(text, left),
    ...{ impact: 3, urgency: 2, categoryId: null, siteId: null, place: null },
    ...(requesterId && requesterId !== act.actor.id && { requesterId }),
  });
  await attach(act, ticketId, files, isWhole);
  return ticketId;
}

/** Others read it: what speaks for whoever wrote it goes. */
const shareable = (mail: MailAct): MailAct => ({ ...mail, text: withoutSecretLinks(mail.text) });

async function run<N extends MutationName>(
  act: MailAct,
  what: string,
  name: N,
  args: ArgsOf<N>,
): Promise<Id> {
  const uid = intentUid(`mail ${act.key} ${act.channel} ${what}`);
  const intent = { uid, name, v: MUTATIONS[name].v, args: args as Record<string, unknown>, base: null };
  try {
    const result = await execute(
      act.actor,
      { ...intent, occurredAt: act.at, clockOffset: 0 },
      { channel: act.channel },
    );
    if (result.status !== 'ok' && result.status !== 'merged')
      throw new DomainError(result.code ?? 'forbidden', result.detail);
  } catch (error) {
    // An earlier build wrote the same mail, in other words.
    if (!(error instanceof DomainError && error.code === 'exists')) throw error;
  }
  return uid;
}

interface KeptFile {
  id: Id;
  name: string;
  sha256: string;
  size: number;
}

/** Puts the files where every file of a device goes: checked by their content, owned by the person. */
async function kept(act: MailAct): Promise<{ files: KeptFile[]; left: string[] }> {
  const files: KeptFile[] = [];
  const left = [...act.left];
  for (const [at, file] of act.files.entries()) {
    const one = await keep(act, file, `file ${at}`);
    if (one) files.push(one);
    else left.push(file.name);
  }
  return { files, left };
}

async function keep(act: MailAct, { name, bytes }: MailFile, what: string): Promise<KeptFile | null> {
  const size = bytes.length;
  if (size > FILE_MAX) return null;
  const id = idOf(act, what);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await findFile(id);
  let offset = known?.state === 'receiving' ? known.received : 0;
  // Each part moves it on, or says where to go on from; a file that never gets on is left.
  for (let tries = 0; tries <= size / CHUNK_MAX + 5; tries++) {
    const part = bytes.subarray(offset, offset + CHUNK_MAX);
    const got = await receive(act.actor.id, id, { size, sha256, offset, bytes: part });
    if (got.kind === 'ready') return { id, name, sha256, size };
    if (!('received' in got)) return null;
    offset = got.received;
  }
  return null;
}

async function attach(
  act: MailAct,
  ticketId: Id,
  files: readonly KeptFile[],
  isWhole: boolean,
  timelineId?: Id,
): Promise<void> {
  const whole = isWhole
    ? null
    : await keep(act, { name: 'whole text.txt', bytes: Buffer.from(act.text, 'utf8') }, 'whole text');
  for (const { id, ...file } of whole ? [...files, whole] : files) {
    const stored = await findFile(id);
    if (!stored?.mediaType) continue;
    await run(act, `attach ${id}`, 'ticket.attach', {
      ...{ ticketId, fileId: id, kind: 'file', width: null, height: null, internal: false },
      ...file,
      name: cleanFileName(file.name),
      mediaType: stored.mediaType as ArgsOf<'ticket.attach'>['mediaType'],
      ...(timelineId && { timelineId }),
    });
  }
}

/** Says which files did not come through, as far as there is room. */
function withLeft(text: string, left: readonly string[]): string {
  if (left.length === 0) return text;
  const names = left.slice(0, 10).map(cleanFileName).join(', ');
  const line = `(Files that could not be attached: ${names}${left.length > 10 ? ', …' : ''})`;
  return `${text.slice(0, 10_000 - line.length - 2)}\n\n${line}`.trim();
}

/** An id as devices make them (version 7), the same each time for the same mail. */
function idOf(act: MailAct, what: string): Id {
  const hash = intentUid(`mail ${act.key} ${act.actor.id} ${what}`);
  const time = act.at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(15)}`;
}
