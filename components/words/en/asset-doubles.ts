/** Two assets that are one: which of them stays, and what it has then. */
export const assetDoubles = {
  entry: 'This is a double of…',
  title: 'Two that are one',
  other: 'Which one is it as well',
  otherHelp: 'Its tag, name, serial number or place.',
  needOther: 'Say which asset it is as well.',
  unwritten: 'not written down yet',
  stays: 'Which one stays',
  field: 'What',
  keptHead: '{tag} stays',
  doubleHead: '{tag} goes',
  lost: 'left out',
  taken: 'taken over',
  nothing: 'Nothing',
  alike: 'Nothing else is written down of the two.',
  moves: 'What moves over',
  relations:
    '{n, plural, =0 {No relation of its own} one {1 relation of its own} other {{n, number} relations of its own}}',
  leaning:
    '{n, plural, =0 {Nothing else leans on it} one {1 thing that leans on it} other {{n, number} things that lean on it}}',
  tickets:
    '{n, plural, =0 {No ticket that this device holds} one {1 ticket that this device holds} other {{n, number} tickets that this device holds}}',
  label: 'The label {tag} leads to the one that stays.',
  next: 'Make them one',
  ask: 'Make {double} and {kept} one?',
  askText: '{kept} stays and has what you saw. {double} leads to it from then on. This cannot be undone.',
  confirm: 'Make them one',
  keep: 'Leave both',
  done: 'They are one now',
  refused: 'They could not be made one. Both are as they were.',
  many: 'Together they would have too many relations.',
  merged: 'One of them was made one with another meanwhile.',
} as const;
