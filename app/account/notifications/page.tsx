import type { Metadata } from 'next';
import { NotificationsPage } from '#components/account/notifications-page';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { ownNotifications } from '#server/notify/own-notifications';
import { saveNotifications, sendTestPush, testPushState } from '../actions';

export const metadata: Metadata = { title: serverWords('access')('account.notifications') };

export default async function OwnNotificationsPage() {
  const who = await page('page /account/notifications');
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <NotificationsPage
      start={await ownNotifications(who)}
      zones={zones}
      save={saveNotifications}
      test={{ send: sendTestPush, look: testPushState }}
    />
  );
}
