import type { Template } from './template';

export const SOFTWARE: readonly Template[] = [
  {
    in: 'malfunction',
    often: 3,
    titles: ['{app} closes when saving', '{app} does not open since {hours}', '{app} shows yesterday’s data'],
    text: 'I tried three times and on a second computer. The message is {error}.',
    levels: [
      [2, 2],
      [3, 2],
      [2, 1],
    ],
    fixes: [
      ['configured', 'Update of last night taken back. Saves again.'],
      ['restarted', 'Service restarted, data is of today.'],
      ['workaround', 'Works in the browser version until the vendor’s fix.'],
    ],
    ask: [
      'Could you send the time of the last attempt? Then I find it in the log.',
      'At 9:14 and again at 9:20.',
    ],
    hold: ['vendor', 'Case open with the vendor.'],
    note: 'Vendor confirms the fault in the new build.',
  },
  {
    in: 'malfunction',
    titles: ['Export to Excel gives an empty file', 'Report cannot be printed: malfunction in {app}'],
    text: 'The file is made but there is nothing in it. I need it for the meeting.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['configured', 'The date filter was read in the American order. Corrected.'],
      ['user_helped', 'Filter left over from last month. Cleared it together.'],
    ],
  },
  {
    in: 'malfunction',
    titles: ['Meal orders of {ward} do not reach the kitchen'],
    text: 'The kitchen says it has no orders from us. Here they show as sent.',
    levels: [
      [2, 1],
      [2, 2],
    ],
    fixes: [['restarted', 'Interface restarted, 41 orders delivered late and checked with the kitchen.']],
    often: 1,
  },
  {
    in: 'records',
    often: 3,
    titles: ['Patient record opens without the lab values', 'Records very slow on {ward}'],
    text: 'Opening a record takes almost a minute on {ward}. It began {hours}.',
    levels: [
      [2, 2],
      [2, 1],
      [1, 2],
    ],
    fixes: [
      ['configured', 'An index was missing after the update. Opens in two seconds.'],
      ['restarted', 'Application node 3 restarted, load is even again.'],
    ],
    note: 'Slow only on node 3.',
  },
  {
    in: 'records',
    titles: [
      'Notaufnahme: Patientenstammdatenabgleich schlägt fehl',
      'Patientenakte lässt sich nicht sperren',
    ],
    text: 'Der Abgleich bricht nach wenigen Sekunden ab, Meldung {error}. Wir nehmen auf Papier auf.',
    levels: [
      [1, 1],
      [1, 2],
      [2, 1],
    ],
    fixes: [
      ['configured', 'Zertifikat der Schnittstelle war abgelaufen. Erneuert, der Abgleich läuft.'],
      ['restarted', 'Schnittstelle neu gestartet, Rückstand von 212 Sätzen abgearbeitet.'],
    ],
    note: 'Ablauf der Zertifikate in die Überwachung aufnehmen.',
  },
  {
    in: 'records',
    titles: ['Discharge letter has the wrong ward in the header'],
    text: 'The header says Cardiology although the patient was with us in {ward}.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['configured', 'Template corrected, old letters are not touched.'],
      ['user_helped', 'The letter was begun before the transfer. Showed how to refresh the header.'],
    ],
  },
  {
    in: 'office',
    often: 3,
    titles: [
      'Outlook asks for the password all the time',
      'Mail arrives with two hours’ delay',
      'Calendar shows meetings one hour late for Tromsø team',
    ],
    text: 'Since {hours}. On the phone everything is as it should be.',
    levels: [
      [3, 3],
      [3, 2],
      [2, 3],
    ],
    fixes: [
      ['configured', 'Old saved credentials removed.'],
      ['configured', 'Time zone of the mailbox corrected.'],
      ['restarted', 'Mail profile made again.'],
    ],
    ask: ['Does it also happen in the web mail?', 'No, there it is fine.'],
  },
  {
    in: 'office',
    titles: ['Macro in the duty roster no longer allowed', 'Makro im Dienstplan wird blockiert'],
    text: 'Excel says that macros from the internet are blocked. The roster is due on Friday.',
    levels: [
      [3, 2],
      [2, 2],
      [3, 3],
    ],
    fixes: [
      ['configured', 'Folder of the rosters added to the trusted locations.'],
      ['workaround', 'Roster without macro until the new version is signed.'],
    ],
    hold: ['change', 'Waits for the policy change.'],
  },
  {
    in: 'office',
    titles: ['Video call: nobody hears me', 'Camera black in meetings'],
    text: 'Others see me but hear nothing. The headset works on the phone.',
    levels: [
      [3, 3],
      [3, 2],
    ],
    fixes: [
      ['user_helped', 'The wrong microphone was chosen. Changed together.'],
      ['configured', 'Privacy setting of the camera was off.'],
    ],
  },
  {
    in: 'imaging',
    often: 2,
    titles: ['CT images do not arrive in {ward}', 'Images open black on {pc}'],
    text: 'The study is listed but the pictures stay black. In Radiology they can be seen.',
    levels: [
      [2, 1],
      [1, 2],
      [2, 2],
    ],
    fixes: [
      ['restarted', 'Image cache of the ward restarted.'],
      ['configured', 'Graphics driver of the viewer updated.'],
    ],
    note: 'Cache volume at 97 %, enlarged.',
    hold: ['vendor', 'Vendor looks at the viewer’s log.'],
  },
  {
    in: 'imaging',
    titles: [
      'Dictation recognises nothing after the update',
      'Speech recognition writes in the wrong language',
    ],
    text: 'The letters have to be out by noon. I type them for now.',
    levels: [
      [3, 2],
      [2, 2],
    ],
    fixes: [
      ['configured', 'Language profile set back to the person’s own.'],
      ['restarted', 'Profile loaded again from the server.'],
    ],
  },
];
