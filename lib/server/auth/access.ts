import 'server-only';
import type { Capability } from '#domain/access/capabilities';

/** Who may pass a door: everybody, everybody who is signed in, or everybody with the capability. */
export type Passage = 'public' | 'signed-in' | Capability;

/**
 * Every door of the server and who may pass it. A route, page or server action without a line here does not
 * compile with its wrapper, and a test finds the ones that use none.
 *
 * Keys: "METHOD /path" for route handlers, "page /path" for pages (optional catch-all segments left out),
 * "action name" for server actions.
 */
export const ACCESS = {
  'GET /api/auth/[...nextauth]': 'public',
  'POST /api/auth/[...nextauth]': 'public',
  'POST /api/session/end': 'signed-in',
  'POST /api/sync/hello': 'signed-in',
  'POST /api/sync/push': 'signed-in',
  'POST /api/sync/pull': 'signed-in',
  'POST /api/sync/bootstrap': 'signed-in',
  'POST /api/sync/record': 'signed-in',
  'GET /api/sync/stream': 'signed-in',
  'GET /api/blob/[id]': 'signed-in',
  'PUT /api/blob/[id]': 'signed-in',
  'GET /api/attachment/[id]': 'signed-in',
  'GET /api/push/key': 'signed-in',
  'POST /api/push/subscription': 'signed-in',
  'DELETE /api/push/subscription': 'signed-in',
  'GET /api/desk/tickets': 'desk.read',
  'GET /api/desk/requesters': 'desk.read',
  'GET /api/health': 'public',
  'GET /api/ready': 'public',
  'page /': 'public',
  'page /app': 'public',
  'page /sign-in': 'public',
  'page /setup': 'public',
  'page /register': 'public',
  'page /confirm/[token]': 'public',
  'page /reset': 'public',
  'page /reset/[token]': 'public',
  'page /invite/[token]': 'public',
  'page /account': 'signed-in',
  'page /account/email': 'signed-in',
  'page /account/password': 'signed-in',
  'page /account/devices': 'signed-in',
  'page /desk': 'desk.read',
  'page /desk/tickets': 'desk.read',
  'page /desk/people/invite': 'people.manage',
  'page /desk/people/waiting': 'people.manage',
  'page /desk/people': 'people.manage',
  'page /desk/settings': 'settings.manage',
  'page /desk/settings/teams': 'settings.manage',
  'page /desk/settings/sites': 'settings.manage',
  'page /desk/settings/categories': 'settings.manage',
  'page /desk/settings/priorities': 'settings.manage',
  'page /desk/settings/audit': 'audit.read',
  'page /desk/settings/jobs': 'settings.manage',
  'action doors/setup': 'public',
  'action doors/register': 'public',
  'action doors/check-phone': 'public',
  'action doors/confirm': 'public',
  'action doors/take-email': 'public',
  'action doors/ask-reset': 'public',
  'action doors/reset': 'public',
  'action doors/accept-invitation': 'public',
  'action account/profile': 'signed-in',
  'action account/check-phone': 'signed-in',
  'action account/password': 'signed-in',
  'action account/email': 'signed-in',
  'action account/end-device': 'signed-in',
  'action account/end-others': 'signed-in',
  'action desk/assign-ticket': 'ticket.assignAny',
  'action desk/invite': 'people.manage',
  'action desk/reset-link': 'people.manage',
  'action desk/withdraw-invitation': 'people.manage',
  'action desk/decide-newcomer': 'people.manage',
  'action desk/assign-many': 'ticket.assignAny',
  'action desk/hold-many': 'ticket.assignAny',
  'action people/save': 'people.manage',
  'action people/set-active': 'people.manage',
  'action people/end-sessions': 'people.manage',
  'action settings/save-team': 'settings.manage',
  'action settings/save-site': 'settings.manage',
  'action settings/save-category': 'settings.manage',
  'action settings/set-policy': 'settings.manage',
  'action settings/affected': 'settings.manage',
  'action settings/recalculate': 'settings.manage',
  'action settings/audit-values': 'audit.read',
  'action settings/verify-audit': 'audit.read',
  'action settings/retry-job': 'settings.manage',
  'action settings/retry-all': 'settings.manage',
  'action settings/give-up-job': 'settings.manage',
} as const satisfies Record<string, Passage>;

export type DoorKey = keyof typeof ACCESS;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type RouteKey = Extract<DoorKey, `${Method} ${string}`>;
export type PageKey = Extract<DoorKey, `page ${string}`>;
export type ActionKey = Extract<DoorKey, `action ${string}`>;
