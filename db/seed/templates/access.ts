import type { Template } from './template';

export const ACCESS: readonly Template[] = [
  {
    in: 'password',
    often: 5,
    titles: [
      'Account locked after too many tries',
      'Locked out of my account',
      'Passwort abgelaufen, Anmeldung nicht möglich',
    ],
    text: 'I changed the password on Friday and now nothing accepts it.',
    levels: [
      [3, 1],
      [3, 2],
      [3, 1],
    ],
    fixes: [
      ['user_helped', 'Unlocked. The old password was still saved on the phone.'],
      ['configured', 'Account unlocked, trust renewed.'],
      ['user_helped', 'New password set together, signed in on both devices.'],
    ],
    ask: ['Do you also get mail on a phone? It may still use the old password.', 'Yes, on my own phone.'],
  },
  {
    in: 'password',
    often: 2,
    titles: ['Sign-in works on one computer but not on {pc}', 'Trust lost after password change on {laptop}'],
    text: 'The message speaks of a trust relationship. On the other computer I can sign in.',
    levels: [
      [3, 2],
      [3, 3],
    ],
    fixes: [
      ['configured', 'Computer joined the domain again.'],
      ['restarted', 'After a restart on the house network the sign-in works.'],
    ],
  },
  {
    in: 'password',
    titles: ['New phone, code app is empty', 'Authenticator gone after phone change'],
    text: 'I have a new phone and the code app is empty. I cannot sign in from home.',
    levels: [
      [3, 2],
      [3, 1],
    ],
    fixes: [
      ['user_helped', 'Identity checked in person, new code set up.'],
      ['workaround', 'One-day code given, new set-up on Monday at the counter.'],
    ],
    hold: ['user', 'Waits until the person can come by with the badge.'],
  },
  {
    in: 'badge',
    often: 2,
    titles: ['Pharmacy cabinet does not unlock with new badge', 'Badge opens the house but not {ward}'],
    text: 'The new badge opens everything else. A colleague has to open for me every time.',
    levels: [
      [3, 2],
      [2, 2],
      [3, 1],
    ],
    fixes: [
      ['configured', 'Group of the old badge copied to the new one.'],
      ['replaced', 'Chip was faulty, new badge handed out.'],
    ],
  },
  {
    in: 'badge',
    titles: ['Door reader {room} beeps red for everyone'],
    text: 'Nobody gets in. We keep the door open with a wedge, which is not allowed.',
    levels: [
      [2, 1],
      [2, 2],
    ],
    fixes: [
      ['restarted', 'Door controller restarted.'],
      ['replaced', 'Reader replaced, ten badges tried.'],
    ],
    hold: ['parts', 'Reader on order, guard informed.'],
  },
  {
    in: 'share',
    often: 3,
    titles: [
      'No access to the folder {drive}',
      'Zugriff auf Laufwerk {drive}',
      'Cannot save in {drive} any more',
    ],
    text: 'I can open the files but not save. My supervisor has agreed.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['configured', 'Added to the group of the folder. Sign out and in once.'],
      ['user_helped', 'The file was open on another computer. Closed it.'],
    ],
    ask: ['Who may confirm that you need to write there?', 'Frau Großkreutz, she is the owner.'],
    hold: ['user', 'Waits for the owner’s yes.'],
  },
  {
    in: 'share',
    titles: ['Shared mailbox of {ward} vanished', 'Distribution list sends to people who left'],
    text: 'It was there yesterday. Patients write to this address.',
    levels: [
      [2, 2],
      [2, 3],
      [3, 3],
    ],
    fixes: [
      ['configured', 'Mailbox connected again for all twelve people.'],
      ['configured', 'List cleaned, owner told.'],
    ],
  },
];
