import type { Role } from '#domain/access/roles';

export interface SeedPerson {
  name: string;
  role: Role;
  /** keys of teams */
  teams?: readonly TeamKey[];
  email?: string;
  /** key of a site */
  site?: number;
}

export type TeamKey = 'desk' | 'network' | 'workplace' | 'applications';

export const TEAMS: ReadonlyArray<{ key: TeamKey; name: string }> = [
  { key: 'desk', name: 'Service desk' },
  { key: 'network', name: 'Network' },
  { key: 'workplace', name: 'Workplace' },
  { key: 'applications', name: 'Applications' },
];

export const SITES = [
  'House A, main building',
  'House B, surgery and radiology',
  'Harbour Street clinic',
] as const;

/** The mail domain of the demonstration; `.example` belongs to nobody (RFC 2606). */
export const MAIL_DOMAIN = 'nordhaven.example';
export const ORGANISATION = 'Nordhaven Hospitals';
export const TIME_ZONE = 'Europe/Berlin';

export const STAFF: readonly SeedPerson[] = [
  { name: 'Amara Okafor', role: 'technician', teams: ['network', 'desk'], site: 1 },
  { name: 'Tomasz Wiśniewski', role: 'technician', teams: ['network'], site: 0 },
  { name: 'Ingrid Solbakken', role: 'technician', teams: ['network'], site: 2 },
  { name: 'Yusuf Demir', role: 'technician', teams: ['network', 'workplace'], site: 1 },
  { name: 'Wei Li', role: 'technician', teams: ['workplace'], site: 0 },
  { name: 'Élodie Lefèvre', role: 'technician', teams: ['workplace'], site: 1 },
  { name: 'Kwabena Mensah', role: 'technician', teams: ['workplace'], site: 2 },
  { name: 'Leila Haddad', role: 'technician', teams: ['applications'], site: 0 },
  { name: 'Sigríður Þorvaldsdóttir', role: 'technician', teams: ['applications'], site: 0 },
  { name: 'Søren Kjærgaard', role: 'technician', teams: ['applications'], site: 1 },
  { name: 'Priya Raghunathan', role: 'technician', teams: ['applications', 'desk'], site: 0 },
  { name: 'Ana-Lucía Fernández de Córdoba', role: 'technician', teams: ['desk'], site: 0 },
  { name: "Aoife O'Brien", role: 'technician', teams: ['desk'], site: 2 },
  { name: 'Mateusz Żółkiewski', role: 'technician', teams: ['desk'], site: 0 },
  { name: 'Meera Krishnamurthy', role: 'manager', site: 0 },
  { name: 'Joachim Brandstätter', role: 'manager', site: 1 },
  { name: 'Henrike Aßmann', role: 'administrator', site: 0 },
];

/** Who the demonstration signs in as. The requester's name is the first of REQUESTERS. */
export const DEMO = {
  technician: 'Amara Okafor',
  manager: 'Meera Krishnamurthy',
  administrator: 'Henrike Aßmann',
  requester: 'Nguyễn Thị Minh Châu',
} as const;

/** What some of the staff know beyond their team, and how much at most may be open in their hands. */
export const WORK: ReadonlyArray<{ name: string; skills: readonly string[]; weightLimit?: number }> = [
  { name: 'Amara Okafor', skills: ['Wi-Fi', 'VPN'] },
  { name: 'Yusuf Demir', skills: ['VPN'], weightLimit: 40 },
  { name: 'Élodie Lefèvre', skills: ['Medical devices'] },
  { name: 'Leila Haddad', skills: ['Laboratory system'] },
  { name: 'Priya Raghunathan', skills: ['Laboratory system', 'Accounts'], weightLimit: 40 },
];
