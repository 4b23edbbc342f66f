/**
 * Roots: what an audience is decided for. Everything else (a timeline entry, say) hangs on one and is seen
 * with it.
 */
export const ROOT_KINDS = [
  'calendar',
  'category',
  'person',
  'policy',
  'site',
  'slaPolicy',
  'team',
  'ticket',
] as const;
export type RootKind = (typeof ROOT_KINDS)[number];
