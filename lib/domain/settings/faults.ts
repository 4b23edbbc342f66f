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
  'zone', // no time zone has this name
  'order', // hours that end before they begin (detail.day)
  'overlap', // hours that run into the next ones (detail.day)
  'many', // more spans than a day may have (detail.day, detail.n)
  'closed', // never open
  'twice', // a day, or a mark, stands there twice
  'promised', // promises count by these hours (detail.n)
  'nothing', // neither an answer nor a solution is promised
  'longer', // the answer may take longer than the solution
  'ofService', // a team answers nobody
  'ofTeam', // only what is promised of a team is for some teams
  'noTeam', // somebody is named, but no team they would do it in
  'notInTeam', // that person is not of the staff, or not in the team
  'notMore', // many people are not more than a team
] as const;
export type SettingFault = (typeof SETTING_FAULTS)[number];
