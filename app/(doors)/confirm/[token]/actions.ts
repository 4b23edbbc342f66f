'use server';
import { publicAction } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { takeEmail, takeEmailRequest } from '#server/people/change-email';
import { confirmNewcomer, confirmRequest } from '#server/people/confirm';

export const confirm = publicAction('action doors/confirm', confirmRequest, async (request) =>
  confirmNewcomer(request, await callerPeer()),
);

export const take = publicAction('action doors/take-email', takeEmailRequest, async (request) =>
  takeEmail(request, await callerPeer()),
);
