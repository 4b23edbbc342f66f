'use server';
import { publicAction } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { checkPhoneRequest, phoneFaultOf } from '#server/people/phone';
import { register, registerRequest } from '#server/people/register';

export const registerSelf = publicAction('action doors/register', registerRequest, async (request) =>
  register(request, await callerPeer()),
);

/** A number is checked when its field is left: the tables for it are too large for the page. */
export const checkPhone = publicAction('action doors/check-phone', checkPhoneRequest, phoneFaultOf);
