/**
 * Roots: what an audience is decided for. Everything else (a timeline entry, say) hangs on one and is seen
 * with it. In the order of their names: a first load goes on behind the last it had.
 */
export const ROOT_KINDS = [
  'affected',
  'announcement',
  'article',
  'articleVote',
  'asset',
  'assetClass',
  'calendar',
  'catalogItem',
  'category',
  'change',
  'changePolicy',
  'changeTemplate',
  'freeze',
  'notice',
  'person',
  'policy',
  'problem',
  'site',
  'slaPolicy',
  'team',
  'ticket',
] as const;
export type RootKind = (typeof ROOT_KINDS)[number];
