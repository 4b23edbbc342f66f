import type { Template } from './template';

export const HARDWARE: readonly Template[] = [
  {
    in: 'crash',
    often: 3,
    titles: [
      '{pc} restarts by itself',
      'Blue screen on {pc}, third time today',
      'System crash on {pc} in {ward}',
    ],
    text: '{pc} crashed again with a blue screen, {error}. What was open is gone.',
    levels: [
      [3, 1],
      [3, 2],
      [2, 1],
    ],
    fixes: [
      ['replaced', 'Memory module faulty, replaced. Ran the test for two hours without an error.'],
      ['configured', 'Graphics driver put back to the earlier version. No crash since.'],
    ],
    ask: [
      'Does it crash when the scanner is plugged in, or without it too?',
      'Only with the scanner, now that you ask.',
    ],
    note: 'Dump points to the driver of the scanner.',
  },
  {
    in: 'crash',
    titles: ['Admission terminal frozen in {room}', 'Anmeldeterminal in {room} eingefroren'],
    text: 'The terminal is frozen since {hours}. Turning it off and on does not help.',
    levels: [
      [2, 1],
      [2, 2],
    ],
    fixes: [
      ['restarted', 'Terminal reset and updated. It has been running since.'],
      ['replaced', 'Disk was failing. New disk, image of last week, nothing lost.'],
    ],
  },
  {
    in: 'crash',
    titles: ['Server room temperature alarm and two hosts down', 'Virtual host crashed, {app} unreachable'],
    text: '{app} cannot be reached by anybody. It began {hours}.',
    levels: [
      [1, 1],
      [1, 2],
    ],
    fixes: [['restarted', 'Host restarted, machines moved to the second one. Everything reachable.']],
    note: 'Fan tray of host 2 reports 0 rpm. Spare part on stock.',
  },
  {
    in: 'computer',
    often: 2,
    titles: ['{laptop} does not charge', 'Laptop {laptop} dies as soon as it is unplugged'],
    text: '{laptop} does not charge any more. The light stays off with two different chargers.',
    levels: [
      [3, 2],
      [3, 3],
      [3, 1],
    ],
    fixes: [
      ['replaced', 'Battery replaced under warranty.'],
      ['replaced', 'Charging board replaced, old charger collected.'],
    ],
    hold: ['parts', 'Battery ordered, two days.'],
  },
  {
    in: 'computer',
    often: 2,
    titles: ['{pc} takes ten minutes to start', 'Computer in {room} is very slow'],
    text: 'The computer in {room} takes about ten minutes until one can work. Colleagues use the one next door.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['replaced', 'Hard disk exchanged for an SSD. Starts in 40 seconds.'],
      ['configured', 'Two virus scanners were running. Old one removed.'],
    ],
  },
  {
    in: 'computer',
    titles: ['Keyboard of the ward trolley types double letters', 'Mouse at the nurses’ station jumps'],
    text: 'It is hard to write anything in the chart like this.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['replaced', 'Washable keyboard replaced.'],
      ['user_helped', 'Key repeat was set to the shortest. Set back together.'],
    ],
  },
  {
    in: 'computer',
    titles: ['Card reader on {pc} does not see the badge'],
    text: 'The card reader does not see any badge since {hours}. We sign in by password.',
    levels: [
      [3, 2],
      [2, 2],
    ],
    fixes: [
      ['restarted', 'Reader service restarted, three badges tried.'],
      ['replaced', 'Reader replaced.'],
    ],
    often: 2,
  },
  {
    in: 'printer',
    often: 4,
    titles: [
      'Label printer {ward} prints every label twice',
      'Label printer {ward} lost the queue again',
      'Label printer {ward}: “printer not found”',
    ],
    text: 'The label printer in {ward} does it again. We write the labels by hand.',
    levels: [
      [2, 2],
      [3, 2],
      [2, 1],
    ],
    fixes: [
      ['configured', 'Queue made again on the new print server.'],
      ['restarted', 'Spooler restarted, eleven waiting labels printed.'],
      ['workaround', 'Queue points to the printer next door until the server is updated.'],
    ],
    note: 'Same as last week: queue vanishes when the print server updates.',
  },
  {
    in: 'printer',
    often: 2,
    titles: ['Paper jam that will not clear, {printer}', 'Papierstau in {printer} lässt sich nicht beheben'],
    text: 'We took out all the paper we could see. {printer} still says there is a jam.',
    levels: [
      [3, 3],
      [2, 3],
      [3, 2],
    ],
    fixes: [
      ['replaced', 'Pick-up roller replaced, a hundred pages without a jam.'],
      ['user_helped', 'A torn corner sat behind the rear door. Showed the ward how it opens.'],
    ],
  },
  {
    in: 'printer',
    titles: ['{printer} prints grey stripes', 'الطابعة في قاعة الانتظار لا تطبع تذاكر الدور'],
    text: 'It began {hours}. Patients cannot read it.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['replaced', 'Drum replaced.'],
      ['replaced', 'Print head replaced, ticket readable.'],
    ],
    hold: ['parts', 'Drum ordered.'],
  },
  {
    in: 'screen',
    often: 2,
    titles: ['Screen in theatre 2 flickers when the C-arm is on', 'Second screen stays black in {room}'],
    text: 'It began {hours}. Everything else on the desk works.',
    levels: [
      [3, 2],
      [2, 2],
      [3, 3],
    ],
    fixes: [
      ['replaced', 'Shielded cable put in, no flicker with the C-arm on.'],
      ['configured', 'Dock firmware updated, both screens on.'],
    ],
    hold: ['vendor', 'Vendor of the C-arm measures on site.'],
  },
  {
    in: 'screen',
    titles: ['Docking station does not wake the laptop'],
    text: 'After the break I have to pull the cable and put it in again, every time.',
    levels: [[3, 3]],
    fixes: [
      ['configured', 'Firmware of the dock updated.'],
      ['replaced', 'Dock replaced.'],
    ],
  },
  {
    in: 'mobile',
    often: 2,
    titles: ['Ward tablet stuck on the update screen', 'Backup of ward tablets stops at 82 %'],
    text: 'The tablet of {ward} shows the update since {hours}.',
    levels: [
      [3, 2],
      [2, 3],
    ],
    fixes: [
      ['restarted', 'Forced restart, update finished after that.'],
      ['configured', 'Storage was full of old recordings. Cleared after asking.'],
    ],
  },
  {
    in: 'mobile',
    titles: ['Duty phone does not ring for alarms'],
    text: 'The duty phone of {ward} shows alarms only when one looks at it.',
    levels: [
      [2, 1],
      [1, 1],
      [2, 2],
    ],
    fixes: [['configured', 'Alarm app was held back by battery saving. Exempted, alarm tested five times.']],
    note: 'Checked the other duty phones: two more had the same setting.',
  },
];
