'use server';
import { publicAction } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { acceptInvitation, acceptRequest } from '#server/people/accept-invite';

export const accept = publicAction('action doors/accept-invitation', acceptRequest, async (request) =>
  acceptInvitation(request, await callerPeer()),
);
