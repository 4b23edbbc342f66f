import type { Role } from './roles';

/** What a person may do, asked by `can(role, capability)`. Never compare roles in other code. */
export const CAPABILITIES = [
  'ticket.report', // make an incident
  'ticket.comment', // write a public comment on a ticket one sees
  'ticket.cancelOwn', // withdraw one's own report
  'ticket.confirmOwn', // confirm or reopen one's own resolved ticket
  'ticket.note', // read and write internal notes
  'ticket.reportFor', // report on behalf of somebody else
  'ticket.work', // take, start, hold, resume, resolve, reopen, close, cancel within one's teams
  'site.pack', // take all open tickets of a site along, to go there without signal
  'ticket.assign', // assign within one's own teams
  'ticket.assignAny', // assign in every team (dispatch)
  'ticket.viewAll', // read every ticket of the organisation
  'directory.read', // see requesters' names and contact data
  'desk.read', // open the desk: dashboard and all tickets
  'incident.declare', // make a major incident of an incident, and end that
  'announcement.publish', // what everybody is told: planned work, and what is known of incidents
  'article.write', // write articles, and hand them in for review
  'article.publish', // put articles before their readers, and take them away again
  'problem.manage', // find out why things keep happening: open, tie, work on and resolve problems
  'asset.manage', // write down what assets there are, where they are and what leans on them
  'change.manage', // open, plan, carry out and review changes
  'change.overrule', // schedule a change into a freeze, and pre-approve changes for all times
  'people.manage', // people, roles and sessions
  'settings.manage',
  'audit.read', // read who did what, with its values
] as const;
export type Capability = (typeof CAPABILITIES)[number];

const REQUESTER: readonly Capability[] = [
  'ticket.report',
  'ticket.comment',
  'ticket.cancelOwn',
  'ticket.confirmOwn',
];
const TECHNICIAN: readonly Capability[] = [
  ...REQUESTER,
  'ticket.note',
  'ticket.reportFor',
  'ticket.work',
  'site.pack',
  'ticket.assign',
  'directory.read',
  'article.write',
  'problem.manage',
  'asset.manage',
  'change.manage',
];
const MANAGER: readonly Capability[] = [
  ...TECHNICIAN,
  'ticket.assignAny',
  'ticket.viewAll',
  'desk.read',
  'incident.declare',
  'announcement.publish',
  'article.publish',
  'change.overrule',
];

const TABLE = {
  requester: new Set(REQUESTER),
  technician: new Set(TECHNICIAN),
  manager: new Set(MANAGER),
  administrator: new Set<Capability>([...MANAGER, 'people.manage', 'settings.manage', 'audit.read']),
} satisfies Record<Role, ReadonlySet<Capability>>;

/** Whether the role has the capability. An unknown role has none. */
export function can(role: Role, capability: Capability): boolean {
  return Object.hasOwn(TABLE, role) && TABLE[role].has(capability);
}
