import type { Dice } from './dice';

const THINGS = [
  ...[
    'Wi-Fi',
    'Printer',
    'Badge reader',
    'Laptop',
    'Docking station',
    'Monitor',
    'Headset',
    'Phone',
    'Scanner',
  ],
  ...[
    'VPN',
    'Mailbox',
    'Calendar',
    'Shared drive',
    'Payroll',
    'Time sheet',
    'Intranet',
    'Projector',
    'Webcam',
  ],
  ...[
    'Password',
    'Account',
    'Licence',
    'Backup',
    'Database',
    'Label printer',
    'Forklift terminal',
    'Turnstile',
  ],
  ...[
    'Air conditioning',
    'Lift',
    'Door lock',
    'Coffee machine',
    'Whiteboard',
    'Meeting room',
    'Till',
    'Camera',
  ],
];
const FAULTS = [
  ...['does not start', 'is very slow', 'shows an error', 'stopped overnight', 'keeps asking for a password'],
  ...['loses the connection', 'prints blank pages', 'is locked', 'makes a grinding noise', 'has no signal'],
  ...['cannot be reached', 'crashes on saving', 'is missing', 'expired', 'does not charge', 'flickers'],
  ...['after the update', 'since this morning', 'for the whole team', 'only on battery', 'with two screens'],
];
const PLACES = [
  ...[
    'reception',
    'warehouse',
    'canteen',
    'loading dock',
    'server room',
    'workshop',
    'laboratory',
    'archive',
  ],
  ...[
    'second floor',
    'third floor',
    'basement',
    'car park',
    'north wing',
    'annex',
    'training room',
    'site office',
  ],
];
const SENTENCES = [
  ...['It worked yesterday.', 'Two colleagues see the same.', 'A restart did not help.', 'The light is red.'],
  ...['I need it before noon.', 'The old one was replaced in spring.', 'The error says 0x80070035.'],
  ...['It happens every few minutes.', 'We moved desks last week.', 'The cable looks fine.'],
];

/** A subject as people write them. */
export const subject = (dice: Dice): string =>
  `${dice.of(THINGS)} ${dice.of(FAULTS)}${dice.chance(0.5) ? `, ${dice.of(PLACES)}` : ''}${
    dice.chance(0.3) ? ` ${dice.whole(1, 40)}` : ''
  }`;

/** A few sentences. */
export const text = (dice: Dice): string =>
  Array.from({ length: dice.whole(1, 4) }, () => dice.of(SENTENCES)).join(' ');

/** What somebody types to find a ticket: a word or two of its subject. */
export function searched(dice: Dice): string {
  const words = `${dice.of(THINGS)} ${dice.of(PLACES)}`.split(' ');
  return dice.chance(0.5) ? dice.of(words) : `${dice.of(words)} ${dice.of(words)}`;
}
