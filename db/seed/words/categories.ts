import type { TeamKey } from './people';

/** Two levels. A child without a team goes where its group goes. */
export const CATEGORIES = [
  {
    key: 'hardware',
    name: 'Hardware',
    team: 'workplace',
    children: [
      { key: 'crash', name: 'System crash' },
      { key: 'computer', name: 'Computer' },
      { key: 'printer', name: 'Printer and labels' },
      { key: 'screen', name: 'Screen and docking' },
      { key: 'mobile', name: 'Phone and tablet' },
    ],
  },
  {
    key: 'software',
    name: 'Software',
    team: 'applications',
    children: [
      { key: 'malfunction', name: 'Malfunction' },
      { key: 'records', name: 'Patient records' },
      { key: 'office', name: 'Office and mail', team: 'desk' },
      { key: 'imaging', name: 'Imaging and dictation' },
    ],
  },
  {
    key: 'network',
    name: 'Network',
    team: 'network',
    children: [
      { key: 'connectivity', name: 'Connectivity failure' },
      { key: 'wireless', name: 'Wireless' },
      { key: 'vpn', name: 'Remote access' },
      { key: 'telephony', name: 'Telephony' },
    ],
  },
  {
    key: 'access',
    name: 'Access',
    team: 'desk',
    children: [
      { key: 'password', name: 'Password and sign-in' },
      { key: 'badge', name: 'Badge and doors', team: 'workplace' },
      { key: 'share', name: 'Folder and mailbox' },
    ],
  },
] as const satisfies ReadonlyArray<{
  key: string;
  name: string;
  team: TeamKey;
  children: ReadonlyArray<{ key: string; name: string; team?: TeamKey }>;
}>;

export type CategoryKey = (typeof CATEGORIES)[number]['children'][number]['key'];
