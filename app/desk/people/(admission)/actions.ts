'use server';
import { action } from '#server/auth/door';
import { invitePerson, inviteRequest, withdrawInvitation, withdrawRequest } from '#server/people/invite';
import { decideNewcomer, newcomerRequest } from '#server/people/newcomers';
import { resetLinkFor, resetLinkRequest } from '#server/people/reset-link';

export const invite = action('action desk/invite', inviteRequest, (request, who) =>
  invitePerson(who.actor, request),
);

export const withdraw = action('action desk/withdraw-invitation', withdrawRequest, (request, who) =>
  withdrawInvitation(request, who.actor),
);

export const decide = action('action desk/decide-newcomer', newcomerRequest, (request, who) =>
  decideNewcomer(request, who.actor),
);

export const makeResetLink = action('action desk/reset-link', resetLinkRequest, (request, who) =>
  resetLinkFor(who.actor, request),
);
