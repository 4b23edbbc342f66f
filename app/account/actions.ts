'use server';
import { z } from 'zod';
import { saveStandIn, standInRequest } from '#server/approval/stand-in';
import { awayRequest, saveOwnAway } from '#server/assign/own-away';
import { action } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { notificationsRequest, saveNotifications as saveOwn } from '#server/notify/own-notifications';
import { sendTest, testRequest, testState, testStateRequest } from '#server/notify/test-push';
import { changePassword, passwordRequest, profileRequest, saveProfile } from '#server/people/account';
import { askEmail, emailRequest } from '#server/people/change-email';
import { checkPhoneRequest, phoneFaultOf } from '#server/people/phone';
import { endDevice as endOwnDevice, endSessionsOf } from '#server/people/sessions-of';

export const save = action('action account/profile', profileRequest, saveProfile);

export const checkPhone = action('action account/check-phone', checkPhoneRequest, phoneFaultOf);

export const changeOwnPassword = action('action account/password', passwordRequest, async (request, who) =>
  changePassword(request, who, await callerPeer()),
);

export const askNewEmail = action('action account/email', emailRequest, async (request, who) =>
  askEmail(request, who, await callerPeer()),
);

export const saveAway = action('action account/away', awayRequest, saveOwnAway);

export const saveOwnStandIn = action('action account/stand-in', standInRequest, saveStandIn);

export const saveNotifications = action('action account/notifications', notificationsRequest, saveOwn);

export const sendTestPush = action('action account/test-push', testRequest, (request, who) =>
  sendTest(request, who),
);

export const testPushState = action('action account/test-push-state', testStateRequest, testState);

export const endDevice = action(
  'action account/end-device',
  z.strictObject({ sessionId: z.uuid() }),
  ({ sessionId }, who) => endOwnDevice(who.actor.id, sessionId),
);

export const endOthers = action('action account/end-others', z.strictObject({}), (_, who) =>
  endSessionsOf(who.actor.id, who.sessionId),
);
