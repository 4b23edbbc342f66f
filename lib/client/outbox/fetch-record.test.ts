import { expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import { LocalClient } from '#tests/support/local-client';
import { fetchRecord } from './fetch-record';
import { type SyncTransport, Unreachable } from './transport';

it('P18 an address nobody can have made names no ticket, with or without signal; any other may come', async () => {
  const client = new LocalClient();
  await client.hello();
  const record = async () => {
    throw new Unreachable('no network');
  };
  const fetched = (id: string) =>
    fetchRecord(client.store, { record } as unknown as SyncTransport, client.env, { kind: 'ticket', id });
  expect(await fetched('nonsense')).toBe('missing');
  expect(await fetched(newId())).toBe('offline');
});
