import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inboundMail } from '#db/schema/operations';
import { createTestDatabase, type TestDatabase } from '../../support/database';
import { MAIL_IN, mailOf } from './world';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.drop());

/** The command as a mail server runs it. */
async function piped(
  raw: string,
  env: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const script = path.resolve(import.meta.dirname, '../../../scripts/mail-in.mjs');
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, DATABASE_URL: base.url, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stdin.end(raw);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, said };
}

test('a mail handed to the command is taken in, once; without a mailbox it is to be tried again', async () => {
  const raw = mailOf({ from: 'who@example.com', id: '<piped@example.com>' });
  expect((await piped(raw, { HOLDFAST_MAIL_IN: '' })).code).toBe(75);
  expect(await base.db.select().from(inboundMail)).toEqual([]);
  for (const _ of [1, 2])
    expect(await piped(raw, { HOLDFAST_MAIL_IN: MAIL_IN })).toEqual({ code: 0, said: 'quarantined\n' });
  expect(await base.db.select().from(inboundMail)).toMatchObject([
    { state: 'quarantined', reason: 'unknown_sender', sender: 'who@example.com' },
  ]);
});
