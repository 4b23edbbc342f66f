import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAddress, answerToken } from '#server/mail-in/token';
import { MAIL_IN, mailInWorld, mailOf } from './world';

const ROOT = path.resolve(import.meta.dirname, '../../..');

let world: Awaited<ReturnType<typeof mailInWorld>>;
beforeAll(async () => {
  world = await mailInWorld();
});
afterAll(() => world.stop());

/** A way to the mailbox that says when the mark is about to be set, and lets it not pass. */
async function wayTo(port: number, onMark: () => void): Promise<net.Server> {
  const way = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    for (const one of [near, far]) one.on('error', () => undefined);
    near.on('data', (bytes) => {
      if (/\bSTORE\b/.test(bytes.toString('latin1'))) onMark();
      else far.write(bytes);
    });
    far.pipe(near);
    near.on('close', () => far.destroy());
  });
  way.listen(0, '127.0.0.1');
  await once(way, 'listening');
  return way;
}

test('a worker that is killed after the comment and before the mark leaves one comment, and the next one sets it', async () => {
  const { write } = world;
  const asha = await write.person({ role: 'requester', team: false });
  const ticketId = await write.ticket({ requesterId: asha.id });
  const to = answerAddress(MAIL_IN, answerToken(ticketId, asha.id, world.mailbox(asha)));
  await world.imap.deliver(mailOf({ from: world.mailbox(asha), to, text: 'Only once' }));

  const url = new URL(world.imap.url);
  const way = await wayTo(Number(url.port), () => worker.kill('SIGKILL'));
  url.port = String((way.address() as net.AddressInfo).port);
  const worker = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', path.join(ROOT, 'lib/server/jobs/worker-main.ts')],
    { cwd: ROOT, env: { ...process.env, HOLDFAST_IMAP_URL: url.href }, stdio: 'ignore' },
  );
  const [, signal] = await once(worker, 'exit');
  way.close();
  expect(signal).toBe('SIGKILL');
  const bodies = async () => (await world.comments(ticketId)).map(({ body }) => body);
  expect(await bodies()).toEqual(['Only once']);
  expect(await world.imap.count()).toEqual({ all: 1, unseen: 1 });

  // The dead worker's lock ends with its connection, which the database notices by itself.
  await expect.poll(() => world.fetchAll(), { timeout: 10_000 }).toBe(1);
  expect(await bodies()).toEqual(['Only once']);
  expect(await world.imap.count()).toEqual({ all: 1, unseen: 0 });
});
