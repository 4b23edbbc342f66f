import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import webpush from 'web-push';
import { outbox } from '#db/schema/operations';
import { team } from '#db/schema/people';
import type { Actor } from '#domain/access/roles';
import { startWorker, type Worker } from '#server/jobs/worker';
import { execute } from '#server/sync/execute';
import { ensureSyncHead } from '#server/sync/head';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { type PushService, startPushService } from '../../support/push-service';
import { writer } from './world';

let database: TestDatabase;
let service: PushService;
let write: ReturnType<typeof writer>;
const vapid = webpush.generateVAPIDKeys();

beforeAll(async () => {
  database = await createTestDatabase();
  service = await startPushService();
  write = writer(database);
  vi.stubEnv('NEXTAUTH_SECRET', 'a secret of the tests that is long enough');
  vi.stubEnv('VAPID_PUBLIC_KEY', vapid.publicKey);
  vi.stubEnv('VAPID_PRIVATE_KEY', vapid.privateKey);
  vi.stubEnv('HOLDFAST_PUSH_HOSTS', service.host);
  vi.stubEnv('HOLDFAST_PUSH_CA', service.certificate.certFile);
  await ensureSyncHead();
  await database.db.insert(team).values({ id: write.teamId, name: 'Network' });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  await database.drop();
});
beforeEach(async () => {
  await database.db.delete(outbox);
});

const actorOf = (id: string, role: Actor['role']): Actor => ({
  id,
  role,
  teamIds: role === 'requester' ? [] : [write.teamId],
});

describe('in this process', () => {
  let worker: Worker | undefined;
  afterEach(async () => {
    await worker?.stop();
    worker = undefined;
  });

  test('from assigning to the phone, and from resolving to the requester’s, each within a second', async () => {
    const [manager, nils, asha] = [
      await write.person({ role: 'manager' }),
      await write.person(),
      await write.person({ role: 'requester', team: false }),
    ];
    const [hisPhone, herPhone] = [await write.device(service, nils), await write.device(service, asha)];
    const ticketId = await write.ticket({ requesterId: asha.id, state: 'new' });
    worker = startWorker();
    await expect.poll(() => database.db.select().from(outbox)).toEqual([]);

    const assigned = await execute(
      actorOf(manager.id, 'manager'),
      {
        uid: randomUUID(),
        name: 'ticket.assign',
        v: 1,
        args: { ticketId, teamId: write.teamId, assigneeId: nils.id },
        base: null,
        occurredAt: Date.now(),
        clockOffset: 0,
      },
      { channel: 'desk' },
    );
    expect(assigned.status).toBe('ok');
    await expect.poll(() => hisPhone.received.length, { timeout: 1_000, interval: 10 }).toBe(1);
    expect(hisPhone.received[0]?.payload).toMatchObject({ event: 'ticket.assigned', ticketId, for: nils.id });

    const resolved = await execute(
      actorOf(nils.id, 'technician'),
      {
        uid: randomUUID(),
        name: 'ticket.resolve',
        v: 1,
        args: { ticketId, code: 'replaced', note: 'SECRET of the note' },
        base: null,
        occurredAt: Date.now(),
        clockOffset: 0,
      },
      { channel: 'desk' },
    );
    expect(resolved.status).toBe('ok');
    await expect.poll(() => herPhone.received.length, { timeout: 1_000, interval: 10 }).toBe(1);
    expect(herPhone.received[0]?.payload).toMatchObject({ event: 'ticket.resolved', ticketId, for: asha.id });
    expect(herPhone.received[0]?.text).not.toContain('SECRET');
    // Nobody hears of their own act.
    expect(hisPhone.received).toHaveLength(1);
  });

  test('a row that another process committed is found within the second', async () => {
    const nils = await write.person();
    const phone = await write.device(service, nils);
    const ticketId = await write.ticket({ assigneeId: nils.id });
    worker = startWorker();
    await write.event(nils.id, ticketId);
    await expect.poll(() => phone.received.length, { timeout: 2_500, interval: 10 }).toBe(1);
  });

  test('stop waits for what is under way', async () => {
    const nils = await write.person();
    const phone = await write.device(service, nils);
    let release: () => void = () => {};
    phone.onMessage = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    const { id } = await write.event(nils.id, await write.ticket({ assigneeId: nils.id }));
    worker = startWorker();
    await expect.poll(() => phone.received.length).toBe(1);
    const stopping = worker.stop();
    release();
    await stopping;
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done' });
  });
});

describe('as a process of its own', () => {
  const main = fileURLToPath(new URL('../../../lib/server/jobs/worker-main.ts', import.meta.url));
  const running: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', main], {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    return child;
  };
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  test('tells, and ends with 0 on SIGTERM', async () => {
    const nils = await write.person();
    const phone = await write.device(service, nils);
    await write.event(nils.id, await write.ticket({ assigneeId: nils.id }));
    const child = start();
    await expect.poll(() => phone.received.length, { timeout: 15_000 }).toBe(1);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  test('killed in the middle of a push: the row is not lost, and comes back when its lease is over', async () => {
    const nils = await write.person();
    const phone = await write.device(service, nils);
    phone.treatment = 'silent';
    const { id } = await write.event(nils.id, await write.ticket({ assigneeId: nils.id }));
    const child = start();
    await expect.poll(() => phone.requests, { timeout: 15_000 }).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await write.outboxRow(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    expect((await write.outboxRow(id)).runAt).toBeGreaterThan(Date.now());

    phone.treatment = { status: 201 };
    await write.makeDue(id);
    const worker = startWorker();
    await expect.poll(() => phone.received.length, { timeout: 5_000 }).toBe(1);
    await worker.stop();
    expect(await write.outboxRow(id)).toMatchObject({ state: 'done', attempts: 2 });
  });
});
