'use server';
import { publicAction } from '#server/auth/door';
import { callerPeer } from '#server/auth/door-throttle';
import { askReset, askResetRequest, resetRequest, setByReset } from '#server/people/reset';

export const ask = publicAction('action doors/ask-reset', askResetRequest, async (request) =>
  askReset(request, await callerPeer()),
);

export const set = publicAction('action doors/reset', resetRequest, async (request) =>
  setByReset(request, await callerPeer()),
);
