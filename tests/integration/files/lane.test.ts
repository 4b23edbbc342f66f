import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { BlobAnswer, BlobTransport } from '#client/files/blob-transport';
import { takeBackFile } from '#client/files/take-back';
import { UploadLane } from '#client/files/upload-lane';
import { StatusBoard } from '#client/outbox/status';
import { Unreachable } from '#client/outbox/transport';
import { deviceEnv, newId } from '#client/platform/clock';
import { type DexieStore, openStore } from '#client/store/dexie-store';
import type { Id } from '#domain/kernel/types';
import { enqueue } from '#sync/local/enqueue';
import { filesToSend } from '#sync/local/files';
import { type Answer, filesWorld, pdf, sha256, Uploader } from './world';

const world = filesWorld();
let nils: Uploader;
let store: DexieStore;
let ticketId: Id;
beforeAll(async () => {
  nils = await Uploader.of(world.org.nils);
});
beforeEach(async () => {
  await store?.db.delete();
  store = await openStore(nils.actor.id, newId);
  await store.write((t) => t.setWho({ actor: nils.actor, name: 'Nils' }));
  ticketId = newId();
  await store.write((t) =>
    t.rows.put('team', [
      { id: world.org.teams.line, name: 'Line', firstLine: true, active: true, ver: 1, deletedAt: null },
    ]),
  );
  await enqueue(
    store,
    deviceEnv,
    'ticket.report',
    {
      ...{ ticketId, title: 'New', description: '', impact: 2, urgency: 2 },
      ...{ categoryId: null, siteId: null, place: null },
    },
    0,
  );
});

/** Puts a file onto the device and attaches it, as the screens do. */
async function add(bytes: Uint8Array<ArrayBuffer>): Promise<Id> {
  const id = newId();
  const facts = {
    ...{ kind: 'file' as const, name: 'plan.pdf', mediaType: 'application/pdf' as const },
    ...{ size: bytes.length, sha256: sha256(bytes), width: null, height: null },
  };
  await store.db.file.put({ id, draft: 'x', at: 1, ...facts });
  await store.db.fileBytes.put({ id, bytes: bytes.buffer, type: facts.mediaType });
  await enqueue(store, deviceEnv, 'ticket.attach', { ticketId, fileId: id, ...facts, internal: false }, 0);
  return id;
}

/** The real doors, over a network that does as told before each part. */
function transport(before: (n: number) => 'go' | 'lost' | 'answer_lost' = () => 'go') {
  const sent: number[] = [];
  const read = ({ status, body }: Answer): BlobAnswer => {
    const received = body.received ?? 0;
    if (status === 200) return { kind: body.state as 'ready', received };
    if (body.error === 'offset') return { kind: 'offset', received };
    if (status === 422) return { kind: 'hash' };
    return status === 404 ? { kind: 'unknown' } : { kind: 'refused', fault: String(body.error) };
  };
  const way: BlobTransport = {
    progress: async (id) => read(await nils.progress(id)),
    async send(id, { bytes, size, sha256: hash, offset }) {
      sent.push(offset);
      const fate = before(sent.length);
      if (fate === 'lost') throw new Unreachable(new Error('lost'));
      const told = { size: String(size), sha256: hash, offset: String(offset) };
      const answer = read(await nils.send(id, new Uint8Array(bytes), told));
      if (fate === 'answer_lost') throw new Unreachable(new Error('answer lost'));
      return answer;
    },
  };
  return { way, sent };
}

const lane = (way: BlobTransport, board = new StatusBoard()) =>
  new UploadLane(store, nils.actor.id, way, board, { now: () => 0, textFirst: async () => {} });
const never = new AbortController().signal;

it('P29 brings files over part by part, shows how far they are, and lets what attaches them go', async () => {
  const ids = [await add(pdf('one', 900_000)), await add(pdf('two', 10_000))];
  const board = new StatusBoard();
  const seen: string[] = [];
  board.watch(() => {
    const { uploading } = board.get();
    if (uploading) seen.push(`${ids.indexOf(uploading.fileId)} ${uploading.sent} ${uploading.size}`);
  });
  const order: number[] = [];
  const { way, sent } = transport();
  await lane(way, board).run(never, () => order.push(sent.length));
  expect(sent).toEqual([0, 256_000, 768_000, 0]);
  expect(seen).toEqual(['0 0 900000', '0 256000 900000', '0 768000 900000', '1 0 10000']);
  expect(order).toEqual([3, 4]);
  expect(await filesToSend(store)).toEqual([]);
  expect(board.get().uploading).toBeNull();
  for (const id of ids) expect((await nils.progress(id)).body.state).toBe('ready');
});

it('F14 cut off anywhere, closed and opened again: it goes on behind what the server has', async () => {
  const id = await add(pdf('cut', 1_500_000));
  const first = transport((n) => (n === 2 ? 'answer_lost' : 'go'));
  await expect(lane(first.way).run(never, () => {})).rejects.toBeInstanceOf(Unreachable);
  expect(await filesToSend(store)).toEqual([id]);
  const userId = nils.actor.id;
  store.db.close();
  store = await openStore(userId, newId);
  const second = transport((n) => (n === 1 ? 'lost' : 'go'));
  await expect(lane(second.way).run(never, () => {})).rejects.toBeInstanceOf(Unreachable);
  const third = transport();
  await lane(third.way).run(never, () => {});
  // The part whose answer was lost has arrived: only what was lost itself comes again.
  expect([first.sent, second.sent, third.sent]).toEqual([[0, 256_000], [768_000], [768_000, 1_024_000]]);
  expect((await nils.progress(id)).body).toEqual({ state: 'ready', received: 1_500_000 });
});

it('what the server never takes is not sent for ever: what attaches it goes, and comes back with the reason', async () => {
  const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const id = await add(bytes);
  const { way } = transport();
  await lane(way).run(never, () => {});
  expect(await filesToSend(store)).toEqual([]);
  expect((await store.db.file.get(id))?.fault).toBe('type');
});

it('bytes that changed on the device are found out', async () => {
  const id = await add(pdf('right', 1_000));
  await store.db.fileBytes.put({ id, bytes: pdf('wrong', 1_000).buffer, type: 'application/pdf' });
  const { way, sent } = transport();
  await lane(way).run(never, () => {});
  expect(sent).toEqual([0, 0, 0]);
  expect((await store.db.file.get(id))?.fault).toBe('damaged');
});

it('P22 taken back before it was sent: the row, the entry and the bytes are gone, the rest stays', async () => {
  const id = await add(pdf('taken back'));
  expect(await store.db.attachment.get(id)).toBeDefined();
  expect(await takeBackFile(store, deviceEnv, id)).toBe('changed');
  expect(await store.db.attachment.get(id)).toBeUndefined();
  expect(await store.db.fileBytes.get(id)).toBeUndefined();
  expect(
    (await store.db.outbox.orderBy('status').toArray()).map(({ name, status }) => [name, status]),
  ).toEqual([
    ['ticket.attach', 'dismissed'],
    ['ticket.report', 'pending'],
  ]);
  expect(await store.db.ticket.get(ticketId)).toBeDefined();
});
