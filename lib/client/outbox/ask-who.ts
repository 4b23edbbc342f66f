import { deviceNow, newId } from '#client/platform/clock';
import type { DevicePerson } from '#client/store/device';
import { SCHEMA_V } from '#sync/protocol/constants';
import type { SyncTransport } from './transport';

/** Asks the server who is signed in. @throws Unreachable, SyncRefused */
export async function askWho(transport: Pick<SyncTransport, 'hello'>): Promise<DevicePerson> {
  const { actor, name, shared } = await transport.hello({
    userId: null,
    clientId: newId(),
    schemaV: SCHEMA_V,
    uids: [],
  });
  const person = { userId: actor.id, name, role: actor.role };
  return shared ? { ...person, shared: { usedAt: deviceNow() } } : person;
}
