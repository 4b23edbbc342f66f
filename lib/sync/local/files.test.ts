import { describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { derivedId } from '#sync/ids';
import { LocalClient, ticketRow } from '#tests/support/local-client';
import { enqueue } from './enqueue';
import { fileSent, filesToSend } from './files';
import { planPush } from './push';

const LIMITS = { count: 50, bytes: 256_000 };
const fileArgs = (ticketId: string, fileId = newId()) => ({
  ...{ ticketId, fileId, kind: 'photo' as const, name: 'a.jpg', mediaType: 'image/jpeg' as const },
  ...{ size: 9, sha256: 'a'.repeat(64), width: 1, height: 1, internal: false },
});

async function world() {
  const client = await LocalClient.entered();
  const ticket = ticketRow();
  await client.pull(client.page({ ticket: [ticket] }));
  const names = async () =>
    (await planPush(client.store, new Set(), LIMITS))?.request.mutations.map(
      ({ name, mid }) => `${mid} ${name}`,
    ) ?? [];
  const attach = async (ticketId = ticket.id) => {
    const args = fileArgs(ticketId);
    await enqueue(client.store, client.env, 'ticket.attach', args, 0);
    return args.fileId;
  };
  return { client, ticket, names, attach };
}

describe('P29 what attaches a file', () => {
  it('waits for its bytes, and only it: what is written before and after goes out', async () => {
    const { client, ticket, names, attach } = await world();
    await client.comment(ticket.id);
    const fileId = await attach();
    await client.comment(ticket.id);
    expect(await names()).toEqual(['1 ticket.comment', '2 ticket.comment']);
    expect(await filesToSend(client.store)).toEqual([fileId]);
    // It is on the screen meanwhile.
    expect(await client.store.read((t) => t.rows.get('attachment', fileId))).toMatchObject({ ver: 0 });
    await fileSent(client.store, fileId);
    expect(await filesToSend(client.store)).toEqual([]);
    // What has its place keeps it; what waited comes behind, though it was done before.
    expect(await names()).toEqual(['1 ticket.comment', '2 ticket.comment', '3 ticket.attach']);
  });

  it('P20 keeps its place once it was sent, also when something older is sent after it', async () => {
    const { client, names, attach } = await world();
    const [first, second] = [await attach(), await attach()];
    await fileSent(client.store, second);
    expect(await names()).toEqual(['1 ticket.attach']);
    await fileSent(client.store, first);
    const sent = (await planPush(client.store, new Set(), LIMITS))?.request;
    expect(sent?.mutations.map(({ mid, args }) => [mid, args.fileId])).toEqual([
      [1, second],
      [2, first],
    ]);
  });

  it('follows the report that was made without signal too', async () => {
    const { client, names } = await world();
    const ticketId = newId();
    const report = { ticketId, title: 'New', description: '', impact: 2, urgency: 2 } as const;
    const file = fileArgs(ticketId);
    const all = { ...report, categoryId: null, siteId: null, place: null };
    await enqueue(client.store, client.env, 'ticket.report', all, 0, { files: [file] });
    expect(await names()).toEqual(['1 ticket.report']);
    await fileSent(client.store, file.fileId);
    expect(await names()).toEqual(['1 ticket.report', '2 ticket.attach']);
  });

  it('comes with the entry of the intent it was sent with, in one write', async () => {
    const { client, ticket } = await world();
    const file = fileArgs(ticket.id);
    const args = { ticketId: ticket.id, body: 'Look' };
    const uid = await enqueue(client.store, client.env, 'ticket.comment', args, 0, { files: [file] });
    const row = await client.store.read((t) => t.rows.get('attachment', file.fileId));
    expect(row).toMatchObject({ timelineId: derivedId(uid, 0) });
  });

  it('taken off before its bytes are there: that waits as well, or it would come back', async () => {
    const { client, ticket, names, attach } = await world();
    const fileId = await attach();
    await enqueue(client.store, client.env, 'ticket.detach', { ticketId: ticket.id, fileId }, 0);
    expect(await names()).toEqual([]);
    await fileSent(client.store, fileId);
    expect(await names()).toEqual(['1 ticket.attach', '2 ticket.detach']);
  });
});
