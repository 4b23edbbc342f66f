import { sayBye } from '#client/outbox/tabs';
import { type DevicePerson, rememberPerson } from '#client/store/device';
import { deviceEnv } from './clock';

/** This person uses the device from now on. What somebody else had open here closes, and is cleared away or locked. */
export async function takePlace(person: DevicePerson): Promise<void> {
  const before = await rememberPerson(person);
  if (!before) return;
  sayBye(before.userId);
  // Its code comes only then. What cannot be done now is done at the next start.
  const parts = await Promise.all([import('./close-notices'), import('#client/store/leave')]).catch(
    () => null,
  );
  if (parts) await Promise.all([parts[0].closeNotices(), parts[1].clearLeft(deviceEnv)]);
}
