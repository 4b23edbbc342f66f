import type { Template } from './template';

export const NETWORK: readonly Template[] = [
  {
    in: 'connectivity',
    often: 3,
    titles: ['No network at the wall socket in {room}', 'Network socket dead in {room}, {ward}'],
    text: 'No network at the wall socket in {room}. The light on the socket is off. The other socket in the room works, so we share one cable for now.',
    levels: [
      [3, 2],
      [2, 2],
      [3, 1],
    ],
    fixes: [
      ['replaced', 'Patch cable in the cabinet was broken. New cable, socket tested with 1 Gbit/s.'],
      ['configured', 'The port had been switched off during the move. It is on again.'],
    ],
    ask: [
      'Is the number on the socket plate readable? Then I find the port without coming by.',
      'It says B-17-2, the 2 is hard to read.',
    ],
    note: 'Port on {switch} was in err-disable.',
  },
  {
    in: 'connectivity',
    often: 2,
    titles: ['{ward} has no network at all', 'Whole of {ward} offline since {hours}'],
    text: 'Nobody in {ward} can reach anything since {hours}. Phones are down as well. We are writing on paper.',
    levels: [
      [1, 1],
      [1, 1],
      [2, 1],
    ],
    fixes: [
      ['restarted', '{switch} had lost its uplink. Restarted, both uplinks are up, everyone is back.'],
      ['replaced', 'Power supply of {switch} replaced. Network is back on the whole floor.'],
    ],
    note: '{switch}: second power supply failed this quarter, same batch 7G0.',
    ask: ['On my way. Is the light in the network cabinet green or orange?', 'Orange, and it blinks.'],
  },
  {
    in: 'connectivity',
    titles: ['Connection drops every few minutes on {pc}'],
    text: 'The connection drops every few minutes on {pc} and comes back by itself. It began {hours}.',
    levels: [
      [3, 2],
      [3, 3],
    ],
    fixes: [
      ['replaced', 'Cable under the desk was squeezed by the chair. Replaced.'],
      ['configured', 'Network card driver updated, energy saving off. Two hours without a drop.'],
    ],
    hold: ['user', 'Waiting until the colleague is back at the desk.'],
  },
  {
    in: 'connectivity',
    titles: [
      'Lab analyser cannot reach the server',
      'Autoclave 3 stopped reporting cycles to the log server',
    ],
    text: 'The device shows “no host”. It worked until {hours}. Results are typed in by hand.',
    levels: [
      [2, 2],
      [2, 1],
    ],
    fixes: [
      ['configured', 'The device had a wrong gateway after the vendor’s visit. Corrected, results arrive.'],
      ['workaround', 'Connected to the spare port until the vendor changes the interface card.'],
    ],
    hold: ['vendor', 'Vendor checks the interface card.'],
    note: 'Vendor hotline wants a trace. Attached to the change file.',
  },
  {
    in: 'wireless',
    often: 3,
    titles: ['Two access points down in {ward}, {floor}', 'Wi-Fi gone in {ward}', 'Access point {ap} dark'],
    text: 'The tablets lose the Wi-Fi in {ward}. At the far end of the corridor there is none at all.',
    levels: [
      [2, 2],
      [2, 1],
      [2, 2],
      [1, 2],
    ],
    fixes: [
      ['replaced', 'PoE injector of {ap} burnt out, replaced with one of the new batch.'],
      ['restarted', '{ap} restarted, 23 clients back.'],
    ],
    note: 'Injector batch 7G0 again. Counted for the problem review.',
    hold: ['parts', 'Injector ordered, arrives tomorrow before noon.'],
  },
  {
    in: 'wireless',
    titles: ['Dictation drops on 5 GHz in {room}', 'Tablet reconnects all the time on rounds'],
    text: 'During rounds the tablet loses the connection at the door of {room} and asks for the sign-in again.',
    levels: [
      [2, 2],
      [3, 2],
    ],
    fixes: [
      ['configured', 'Roaming threshold of {ap} lowered. Walked the corridor twice, no drop.'],
      ['user_helped', 'Tablet was on the guest network. Changed to the staff network together.'],
    ],
  },
  {
    in: 'wireless',
    titles: ['Guest Wi-Fi shows no sign-in page'],
    text: 'Patients ask us about the guest Wi-Fi. It connects but no page appears.',
    levels: [
      [2, 3],
      [3, 3],
    ],
    fixes: [
      ['restarted', 'Portal service restarted. Tried with two phones.'],
      ['no_fault', 'Portal answers in all houses. The phone had a fixed DNS server.'],
    ],
  },
  {
    in: 'vpn',
    often: 2,
    titles: ['VPN asks for the code twice, then refuses', 'VPN code refused twice'],
    text: 'From home the VPN asks for the code, takes it, asks again and then refuses. Since {hours}.',
    levels: [
      [3, 2],
      [3, 1],
      [2, 2],
    ],
    fixes: [
      ['configured', 'Clock of the phone was 4 minutes late, set to automatic. Signed in at the first try.'],
      ['restarted', 'Second RADIUS node had stopped. Restarted, both answer.'],
    ],
    ask: ['Which time does your phone show, to the minute?', '10:41. Hm, the computer says 10:45.'],
  },
  {
    in: 'vpn',
    titles: ['Remote desktop very slow from home', 'الاتصال عن بعد بطيء جدا من المنزل'],
    text: 'Every click takes three seconds from home. Video calls are fine.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['configured', 'The session went through the old gateway. Profile changed.'],
      ['user_helped', 'Home router was repeating over Wi-Fi. With a cable it is fast.'],
    ],
    hold: ['user', 'Sent a test to run at home in the evening.'],
  },
  {
    in: 'telephony',
    often: 2,
    titles: ['Phone {ext} has no dial tone', 'Telefon {ext} ohne Freizeichen'],
    text: 'Phone {ext} has no dial tone. The display is on and shows the time.',
    levels: [
      [3, 2],
      [2, 2],
    ],
    fixes: [
      ['restarted', 'Phone registered again after a restart of its port.'],
      ['replaced', 'Handset replaced, same number.'],
    ],
  },
  {
    in: 'telephony',
    titles: ['Callers hear nothing when {ward} picks up'],
    text: 'Callers hear nothing for the first five seconds when we pick up. They hang up and call again.',
    levels: [
      [2, 2],
      [2, 1],
    ],
    fixes: [
      ['configured', 'Codec order on the gateway corrected. Ten test calls without delay.'],
      ['workaround', 'Calls go over the second gateway until the vendor’s fix is in.'],
    ],
    hold: ['change', 'Fix is in the maintenance window on Thursday.'],
    note: 'Only calls through gateway 2 are affected.',
  },
];
