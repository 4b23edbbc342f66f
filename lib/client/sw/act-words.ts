import type { NoticeAct } from '#domain/notify/acts';
import type { Overtaken } from '#domain/notify/press';
import type { TicketState } from '#domain/ticket/states';
import type { EntryState, Pressed } from './act-port';

/** What the worker says by itself; what a push says comes in words from the server. */
const DONE = {
  accept: 'accepted',
  travel: 'on your way',
  reply: 'answered',
  note: 'note added',
  confirm: 'confirmed',
  good: 'rated “Good”',
  poor: 'rated “Not good”',
  approve: 'approved',
  reject: 'rejected',
} as const satisfies Record<NoticeAct, string>;

const STATES = {
  sent: 'Sent.',
  refused: 'The server did not take it. It stands under Needs you.',
  waiting: 'Kept on this device; goes when there is signal.',
  signed_out: 'Kept on this device; goes when you have signed in again.',
} as const satisfies Record<EntryState, string>;

const BEFORE = {
  ...STATES,
  sent: 'You did that already. Nothing was done twice.',
} as const satisfies Record<EntryState, string>;

const NOW = {
  new: 'waits for somebody',
  assigned: 'is open again',
  in_progress: 'is in progress already',
  on_hold: 'is on hold',
  resolved: 'is resolved already',
  closed: 'is closed already',
  cancelled: 'was cancelled',
  awaiting_approval: 'awaits its approval',
  rejected: 'is rejected already',
} as const satisfies Record<TicketState, string>;

export interface Said {
  title: string;
  body: string;
}

/** What an intent's state is in words, once something about it is on display. */
export const stateWords = (state: EntryState): string => STATES[state];

/** What became of a press, in words. */
export function sayPressed(
  act: NoticeAct,
  number: string,
  pressed: Exclude<Pressed, { kind: 'open' }>,
): Said {
  switch (pressed.kind) {
    case 'done':
      return { title: `${number} ${DONE[act]}`, body: STATES[pressed.state] };
    case 'before':
      return { title: `${number} ${DONE[act]}`, body: BEFORE[pressed.state] };
    case 'overtaken':
      return { title: `${number} ${nowWords(pressed.why, pressed.who)}`, body: 'Nothing was done.' };
  }
}

function nowWords(why: Overtaken, who: string | null): string {
  if (why.now === 'state') return NOW[why.state];
  if (why.now === 'on_the_way') return 'knows that you are on your way';
  if (why.now === 'withdrawn') return 'no longer waits for your word';
  if (why.now === 'decided') return 'is decided already';
  if (why.now === 'changed') return 'was changed: read it again';
  if (why.now === 'rated') return 'has been rated already';
  return why.assigneeId === null ? 'is with nobody now' : `is with ${who ?? 'somebody else'} now`;
}
