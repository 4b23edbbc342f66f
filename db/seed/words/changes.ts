import type { ChangeResult, ChangeType } from '#domain/change/change';
import type { FreezeKind } from '#domain/change/schedule';

/** How far a change of the demonstration has come. */
export type SeedStage = 'draft' | 'assessing' | 'awaiting' | 'scheduled' | 'implementing' | 'over';

export interface SeedChange {
  key: string;
  type: ChangeType;
  /** Of a standard one: the name of its template. */
  template?: string;
  title: string;
  reason: string;
  backOut?: string;
  tests?: string;
  risk?: string;
  by: string;
  owner: string;
  /** key of a site */
  site: number;
  /** their tags */
  assets?: readonly string[];
  plan?: readonly (readonly [title: string, minutes: number])[];
  /** Days from today, and the hour in UTC, in which its window begins; minutes it lasts. */
  window?: readonly [day: number, hour: number, minutes: number];
  stage: SeedStage;
  /** Who said yes, as far as anybody has. */
  yes?: readonly string[];
  result?: ChangeResult;
  notes?: string;
}

const [AMARA, TOMASZ, YUSUF] = ['Amara Okafor', 'Tomasz Wiśniewski', 'Yusuf Demir'];
const [LEILA, INGRID] = ['Leila Haddad', 'Ingrid Solbakken'];
const [MEERA, JOACHIM] = ['Meera Krishnamurthy', 'Joachim Brandstätter'];
const BOTH = [MEERA, JOACHIM] as const;

/** The one that a standard change is made of. */
export const STANDARD = 'Swap a power injector in a cabinet';

export const CHANGES: readonly SeedChange[] = [
  {
    ...{ key: 'injector', type: 'normal', title: 'Swap the power injector in cabinet B−1' },
    ...{ reason: 'It drops its ports when it gets warm.', risk: '000/000', site: 1, by: AMARA, owner: AMARA },
    ...{ backOut: 'The old injector back in.', tests: 'Every port shows its light.' },
    plan: [
      ['Tell the ward', 5],
      ['Swap the injector', 10],
      ['Look at every port', 10],
    ],
    ...{ window: [-20, 19, 30], stage: 'over', yes: [MEERA], result: 'success' },
  },
  {
    ...{ key: 'firmware-h1', type: 'normal', title: 'New firmware on the switch in Harbour Street' },
    ...{ reason: 'A fault that lets it start anew by itself.', risk: '010/100', site: 2 },
    ...{ by: INGRID, owner: INGRID, assets: ['SW-H1-1'] },
    ...{ backOut: 'The former image is still on it: start from that.', tests: 'Calls and printing work.' },
    plan: [
      ['Keep the settings', 10],
      ['Put the image on', 20],
      ['Start anew and look', 15],
    ],
    ...{ window: [-9, 20, 60], stage: 'over', yes: BOTH, result: 'backed_out' },
    notes: 'Phones did not come back with the new image. The maker knows of it; a corrected one is promised.',
  },
  {
    ...{ key: 'mail-cert', type: 'emergency', title: 'Replace the expired certificate of the mail gateway' },
    ...{ reason: 'No mail comes in: partners refuse the expired certificate.', risk: '100/100', site: 0 },
    ...{ by: LEILA, owner: LEILA, assets: ['SRV-A-09'] },
    plan: [
      ['Ask for the certificate', 15],
      ['Put it on and start anew', 10],
    ],
    ...{ window: [-4, 7, 30], stage: 'over', yes: BOTH, result: 'success' },
    notes: 'A reminder thirty days ahead is set up.',
  },
  {
    ...{ key: 'radios', type: 'normal', title: 'Replace the ceiling radios on level 2, House B' },
    ...{ reason: 'They lose devices whenever somebody walks past.', risk: '010/110', site: 1 },
    ...{ by: AMARA, owner: AMARA, assets: ['AP-R2-013', 'AP-R2-014'] },
    ...{ backOut: 'The old radios stay in their boxes in the cabinet until Friday.' },
    tests: 'A nurse call from both ends of the corridor.',
    plan: [
      ['Tell radiology and surgery', 10],
      ['Swap one radio after the other', 60],
      ['Walk the corridor with a phone', 20],
    ],
    ...{ window: [1, 19, 90], stage: 'scheduled', yes: BOTH },
  },
  {
    ...{ key: 'switch-b2', type: 'normal', title: 'Move the radios of House B to the new switch' },
    ...{ reason: 'The old one has no spare part any more.', risk: '110/110', site: 1 },
    ...{ by: TOMASZ, owner: TOMASZ, assets: ['SW-B2-3'] },
    ...{ backOut: 'The old switch stays in the rack, wired, for a week.', tests: 'Every radio is back.' },
    plan: [
      ['Put the new switch in', 30],
      ['Move the cables', 40],
      ['Look at every radio', 30],
    ],
    ...{ window: [1, 20, 120], stage: 'awaiting', yes: [JOACHIM] },
  },
  {
    ...{ key: 'pacs', type: 'normal', title: 'Update the X-ray archive to 12.4' },
    ...{ reason: 'Pictures from the new scanner open slowly.', risk: '110/200', site: 0 },
    ...{ by: LEILA, owner: LEILA, assets: ['APP-PACS', 'DB-PACS'] },
    ...{ backOut: 'The copy from before, forty minutes.', tests: 'Ten pictures of each kind open.' },
    plan: [
      ['Copy the database', 40],
      ['Update the archive', 45],
      ['Open pictures of each kind', 30],
    ],
    ...{ window: [4, 21, 150], stage: 'awaiting' },
  },
  {
    ...{ key: 'injector-again', type: 'standard', template: STANDARD },
    ...{ title: 'Swap the power injector in cabinet B−2', reason: 'Warm, and eight years old.', site: 1 },
    ...{ by: YUSUF, owner: YUSUF, assets: ['PI-B2-04'] },
    ...{ window: [2, 18, 30], stage: 'scheduled' },
  },
  {
    ...{ key: 'server-room', type: 'normal', title: 'Second power supply in the server room' },
    ...{ reason: 'One of the two circuits is full.', site: 0, by: TOMASZ, owner: TOMASZ },
    stage: 'assessing',
  },
];

export interface SeedTime {
  kind: FreezeKind;
  name: string;
  reason: string;
  /** Days from today, the hour in UTC, and how many hours it lasts. */
  day: number;
  hour: number;
  hours: number;
}

/** Freezes and maintenance windows, of all sites. */
export const SEED_TIMES: readonly SeedTime[] = [
  {
    ...{ kind: 'freeze', name: 'Close of the month', reason: 'Accounts and wages run.' },
    ...{ day: 5, hour: 5, hours: 60 },
  },
  {
    ...{ kind: 'maintenance', name: 'Night of the network', reason: 'Wards know of it.' },
    ...{ day: 3, hour: 20, hours: 6 },
  },
];
