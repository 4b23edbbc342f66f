'use server';
import { z } from 'zod';
import { publicAction } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { openGuestReport } from '#server/guests/open-report';
import { secretField } from '#server/people/confirm';

const confirmGuestRequest = z.strictObject({ token: secretField });

export const confirmGuest = publicAction(
  'action doors/confirm-guest',
  confirmGuestRequest,
  async ({ token }) => openGuestReport(token, await callerPeer()),
);
