import 'server-only';
import { can } from '#domain/access/capabilities';
import type { Actor } from '#domain/access/roles';

/** Where a person starts: who runs the desk there, everybody else in the app. */
export const homeOf = (actor: Actor): string => (can(actor.role, 'desk.read') ? '/desk' : '/app');
