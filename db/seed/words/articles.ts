import type { ArticleAudience } from '#domain/knowledge/article';
import type { CategoryKey } from './categories';
import type { TeamKey } from './people';

interface SeedArticle {
  title: string;
  body: string;
  keywords: string;
  audience: ArticleAudience;
  team?: TeamKey;
  in: CategoryKey;
  by: string;
  /** days since it was written */
  age: number;
  stage: 'draft' | 'in_review' | 'published';
}

/** What the service desk of the demonstration knows. */
export const ARTICLES: readonly SeedArticle[] = [
  {
    title: 'Paper jams in the ward printer',
    body: `The display says **Paper jam** and names a flap.

1. Open flap **A** on the right side. The printer stops by itself.
2. Pull the sheet out slowly with both hands, **in the direction it would have gone**.
3. Look for a torn corner. A piece as small as a fingernail is enough to jam the next sheet.
4. Close the flap until it clicks. It prints the page again.

> Do not reach behind the fuser, the part with the yellow warning sign. It is hot for about ten minutes.

If it jams again within five pages, take another tray and report the printer by the number on its label.`,
    ...{ keywords: 'copier, MFP, stuck sheet, tray', audience: 'everyone', in: 'printer', by: 'Wei Li' },
    ...{ age: 74, stage: 'published' },
  },
  {
    title: 'Labels come out blank or shifted',
    body: `Mostly the roll lies the wrong way round, or the printer has lost where a label begins.

1. Open the lid and look at the roll: the printed side faces **up**, the label leaves to the front.
2. Close the lid and hold the feed button until the light blinks **twice**, then let go. It measures the gap.
3. Print one label to see whether it fits.

| What you see | What it is |
|---|---|
| Blank label | Roll upside down |
| Text cut at the top | Gap not measured |
| Light stripes | Print head needs cleaning |`,
    ...{ keywords: 'zebra, specimen, wristband, thermal', audience: 'everyone', in: 'printer' },
    ...{ by: 'Élodie Lefèvre', age: 61, stage: 'published' },
  },
  {
    title: 'Set a new password yourself',
    body: `You need the phone whose number we have, and two minutes.

1. On any house computer choose **Forgot password** below the sign-in.
2. Type your staff number. A code comes to your phone.
3. Choose a password of at least 12 characters. Four words in a row are easier than signs.

Then sign in **again on your phone and tablet**. An old password saved there locks the account within minutes.`,
    ...{ keywords: 'locked out, forgot, sign-in, login, account', audience: 'everyone', in: 'password' },
    ...{ by: "Aoife O'Brien", age: 58, stage: 'published' },
  },
  {
    title: 'Wi-Fi for visitors and patients',
    body: `Choose **Nordhaven-Guest** and accept the terms on the page that opens. It holds for 24 hours.

- The page does not open? Type \`http://guest.nordhaven.example\` into the browser.
- Video calls work in the rooms, less well in corridors and lifts.

Staff devices belong into **Nordhaven-Staff**, which needs no code.`,
    ...{ keywords: 'wlan, guest, internet', audience: 'everyone', in: 'wireless', by: 'Tomasz Wiśniewski' },
    ...{ age: 45, stage: 'published' },
  },
  {
    title: 'The screen stays dark in the docking station',
    body: `1. Take the laptop out, wait ten seconds, push it in until it clicks.
2. Press **Windows + P** and choose *Extend*.
3. Take the power off the docking station for half a minute. Its light must go out.

Still dark? Try the cable of the neighbour. If theirs works, report the cable, else the docking station.`,
    ...{ keywords: 'monitor, display, dock, black', audience: 'everyone', in: 'screen', by: 'Wei Li' },
    ...{ age: 33, stage: 'published' },
  },
  {
    title: 'Your badge does not open a door',
    body: `Hold the badge flat against the reader for a full second.

- **Red light**: you have no right for this door. Your lead asks for it with the form *Access to rooms*.
- **No light**: the reader is dead. Report it with the number above the door.
- **Green, but it stays shut**: push, then pull. If it sticks, call the porter on 4100.`,
    ...{ keywords: 'card, access, reader, key', audience: 'everyone', in: 'badge', by: 'Kwabena Mensah' },
    ...{ age: 21, stage: 'published' },
  },
  {
    title: 'Remote access asks for a code again and again',
    body: `The clock of the phone is wrong by more than a minute.

1. On the phone: *Settings*, *Date and time*, **set automatically**.
2. Wait for the next code, and type it before it changes.

A new phone must be paired once in the house. Bring both phones to the service desk.`,
    ...{ keywords: 'VPN, token, authenticator, home office', audience: 'everyone', in: 'vpn' },
    ...{ by: 'Amara Okafor', age: 17, stage: 'published' },
  },
  {
    title: 'Access point offline: what to look at on site',
    body: `Before anything is replaced:

1. Light at the switch port. **Off**: patch cable or port. **Amber**: power budget.
2. \`show power inline\` on the floor switch. Above 90 % it starves the last ports.
3. Swap the patch cable *at both ends*, then wait three minutes.
4. Only then swap the device. Write the new serial number on the ticket.

Keys for the floor cabinets are with the porter, board **B2**.`,
    ...{ keywords: 'AP, PoE, switch', audience: 'staff', in: 'wireless', by: 'Amara Okafor', age: 40 },
    stage: 'published',
  },
  {
    title: 'Unlock an account without weakening it',
    body: `1. Call back on the number **we** have, never on the one in the mail.
2. Ask for the staff number and the ward.
3. Unlock. Set no password by phone: send the person to *Set a new password yourself*.

Locked again within the hour? An old password is saved on a phone. \`lockout-source <staff number>\` names the device.`,
    ...{ keywords: 'caller, identity, helpdesk', audience: 'staff', in: 'password', age: 29 },
    ...{ by: 'Priya Raghunathan', stage: 'published' },
  },
  {
    title: 'Dictation loses the microphone after sleep',
    body: `## What is wrong

After the lid was closed the dictation shows *No device*.

## What fixed it

1. Take the microphone out and put it into **another** port.
2. Switch off *Allow the computer to turn off this device* for the hub.`,
    ...{ keywords: 'speech, headset, USB', audience: 'staff', in: 'imaging', by: 'Søren Kjærgaard', age: 3 },
    stage: 'in_review',
  },
  {
    title: 'Phones in House B after the new access points',
    body: `## What is wrong

Some wall phones register late after the work on the network.

## What fixed it

1. `,
    ...{ keywords: '', audience: 'staff', in: 'telephony', by: 'Amara Okafor', age: 1, stage: 'draft' },
  },
];
