/** Short things people write beside the story of the incident. */
export const REQUESTER_NUDGE = [
  'Any news?',
  'It is getting worse, colleagues are affected too.',
  'I am on shift until 15:00, call 4127.',
  'It worked again for an hour and then stopped.',
  'Gibt es schon etwas Neues?',
] as const;
export const TECHNICIAN_UPDATE = [
  'I am looking at it now.',
  'Found a trace in the log, testing.',
  'I come by within the hour.',
  'Spare part is here, I bring it on my round.',
  'Could reproduce it on a second device.',
] as const;
export const STAFF_NOTE = [
  'Same picture as last week, check for a pattern.',
  'Told the ward lead by phone.',
  'No monitoring alert for this, ask for one.',
  'Remote session refused twice, going on site.',
] as const;
export const REOPEN_NOTE = [
  'It is back since this morning, exactly the same.',
  'Worked for a day, now the same message again.',
  'Leider wieder da.',
  'Only one of the two devices works.',
] as const;
export const CANCEL_NOTE = [
  'Solved itself after lunch.',
  'Reported twice, the other one stays.',
  'The device is being replaced anyway.',
] as const;
export const THANKS = [
  'Thank you, works.',
  'Works again, many thanks.',
  'Danke, läuft.',
  'شكرا جزيلا',
] as const;

/** What is to do, as people jot it down. */
export const CHECKLISTS = [
  ['Ask since when it happens', 'Look into the log', 'Tell the ward lead'],
  ['Order the spare part', 'Agree on a time to come by', 'Label the old device', 'Test with the ward'],
  ['Reproduce it', 'Compare with a device that works', 'Write down what changed'],
  ['Back up the settings', 'Update', 'Watch it for a day'],
] as const;
