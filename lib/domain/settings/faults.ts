/** What is wrong with a field of a setting; words are made from it on the screen. Part of a refusal's detail. */
export const SETTING_FAULTS = [
  'taken', // another one in use has this name
  'firstLine', // the team takes what no rule sends elsewhere: that cannot end here, only go to another team
  'routed', // categories in use send their reports to the team (detail.n)
  'openTickets', // tickets of the team are open (detail.n)
  'retired', // what it would hang on is retired
  'unknown', // what it would hang on does not exist
  'twoLevels', // a group in a group
  'children', // the group has categories in use (detail.n)
  'weaker', // more impact or urgency would give a weaker priority (detail.impact, detail.urgency)
] as const;
export type SettingFault = (typeof SETTING_FAULTS)[number];
