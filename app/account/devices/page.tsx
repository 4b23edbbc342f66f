import type { Metadata } from 'next';
import { DevicesPage } from '#components/account/devices-page';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { devicesOf } from '#server/people/sessions-of';
import { endDevice, endOthers } from '../actions';

export const metadata: Metadata = { title: serverWords('access')('account.devices') };

export default async function OwnDevicesPage() {
  const { actor, sessionId } = await page('page /account/devices');
  const devices = await devicesOf(actor.id, Date.now());
  return <DevicesPage devices={devices} mine={sessionId} endDevice={endDevice} endOthers={endOthers} />;
}
