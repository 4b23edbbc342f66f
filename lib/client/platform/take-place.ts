import { sayBye } from '#client/outbox/tabs';
import { type DevicePerson, rememberPerson } from '#client/store/device';
import { clearLeft } from '#client/store/leave';
import { deviceEnv } from './clock';
import { closeNotices } from './close-notices';

/** This person uses the device from now on. What somebody else had open here closes, and is cleared away or locked. */
export async function takePlace(person: DevicePerson): Promise<void> {
  const before = await rememberPerson(person);
  if (!before) return;
  sayBye(before.userId);
  await Promise.all([closeNotices(), clearLeft(deviceEnv)]);
}
