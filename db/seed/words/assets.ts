import type { AssetState } from '#domain/asset/asset';
import type { RelationKind } from '#domain/asset/relations';
import type { TeamKey } from './people';

/** One thing of the demonstration. Relations and people by name. */
export interface SeedAsset {
  tag: string;
  name: string;
  class: string;
  /** place in the list of sites */
  site: number;
  place?: string;
  team?: TeamKey;
  user?: string;
  model?: string;
  serial?: string;
  warranty?: string;
  state?: AssetState;
  values?: Readonly<Record<string, string | number>>;
  /** sites whose people it is for */
  serves?: readonly number[];
  leans?: readonly (readonly [RelationKind, string, string?])[];
}

const AP = { class: 'Access point', team: 'network', model: 'C9120AXI-E', warranty: '2027-06-30' } as const;
const SWITCH = { class: 'Switch', team: 'network', model: 'C9300-48P', values: { ports: 48 } } as const;

export const ASSETS: readonly SeedAsset[] = [
  {
    ...SWITCH,
    tag: 'SW-CORE-1',
    name: 'Core switch',
    site: 0,
    place: 'Server room, rack 2',
    serial: 'FCW2233L0A1',
  },
  {
    ...{ ...SWITCH, tag: 'SW-B2-3', name: 'Switch, House B, level −2', site: 1, place: 'Cabinet B−2' },
    ...{ serial: 'FCW2318D0QM', leans: [['connected_to', 'SW-CORE-1']] },
  },
  {
    ...{ ...SWITCH, tag: 'SW-H1-1', name: 'Switch, Harbour Street', site: 2, place: 'Basement' },
    ...{ serial: 'FCW2318D0QX', leans: [['connected_to', 'SW-CORE-1', 'mobile line']] },
  },
  {
    ...{ tag: 'PI-B2-04', name: 'Power injector, cabinet B−2', class: 'Power supply', site: 1 },
    ...{ place: 'Cabinet B−2, shelf 3', team: 'network', model: 'AIR-PWRINJ6', serial: '7G0-2245-04' },
  },
  {
    ...{
      ...AP,
      tag: 'AP-R2-013',
      name: 'Ceiling radio, Radiology waiting room',
      site: 1,
      place: 'Level −2, B−2.10',
    },
    ...{ serial: 'FJC24510000', leans: [['connected_to', 'SW-B2-3']] },
  },
  {
    ...{ ...AP, tag: 'AP-R2-014', name: 'Ceiling radio, Radiology corridor', site: 1 },
    ...{ place: 'Level −2, above B−2.14', serial: 'FJC2451O0S1' },
    leans: [
      ['connected_to', 'SW-B2-3'],
      ['depends_on', 'PI-B2-04'],
    ],
  },
  {
    ...{
      tag: 'SVC-XRAY',
      name: 'Mobile X-ray image transfer',
      class: 'Service',
      site: 1,
      team: 'applications',
    },
    ...{ serves: [1], values: { hours: 'Around the clock' } },
    leans: [
      ['depends_on', 'AP-R2-014'],
      ['depends_on', 'APP-PACS'],
    ],
  },
  {
    ...{
      tag: 'SVC-NURSE',
      name: 'Nurse call, level −2',
      class: 'Service',
      site: 1,
      team: 'network',
      serves: [1],
    },
    leans: [['depends_on', 'AP-R2-014', 'wired backup']],
  },
  {
    ...{ tag: 'SVC-PHONE', name: 'Cordless phones', class: 'Service', site: 1, team: 'network' },
    leans: [['depends_on', 'AP-R2-014', 'AP-R2-013 covers']],
  },
  {
    tag: 'SRV-A-07',
    name: 'Server A-07',
    class: 'Server',
    site: 0,
    place: 'Server room, rack 4',
    team: 'applications',
    values: { memory: 256 },
    leans: [['connected_to', 'SW-CORE-1']],
  },
  {
    tag: 'DB-PACS',
    name: 'Image archive database',
    class: 'Database',
    site: 0,
    team: 'applications',
    leans: [['runs_on', 'SRV-A-07']],
  },
  {
    tag: 'APP-PACS',
    name: 'Image archive',
    class: 'Application',
    site: 0,
    team: 'applications',
    values: { version: '9.4' },
    leans: [['depends_on', 'DB-PACS']],
  },
  {
    tag: 'SRV-A-09',
    name: 'Server A-09',
    class: 'Server',
    site: 0,
    place: 'Server room, rack 4',
    team: 'applications',
    values: { memory: 128 },
    leans: [['connected_to', 'SW-CORE-1']],
  },
  {
    tag: 'SVC-MAIL',
    name: 'E-mail',
    class: 'Service',
    site: 0,
    team: 'applications',
    serves: [0, 1, 2],
    leans: [['runs_on', 'SRV-A-09', 'read only from outside']],
  },
  {
    tag: 'SVC-HARB',
    name: 'Patient files at Harbour Street',
    class: 'Service',
    site: 2,
    team: 'applications',
    serves: [2],
    leans: [
      ['depends_on', 'SW-H1-1'],
      ['depends_on', 'APP-PACS', 'printed copies'],
    ],
  },
  {
    tag: 'PR-H1-2',
    name: 'Label printer, reception',
    class: 'Printer',
    site: 2,
    place: 'Reception',
    team: 'workplace',
    model: 'ZD421',
    serial: 'D2J214501223',
    leans: [['connected_to', 'SW-H1-1']],
  },
  {
    tag: 'PR-B0-1',
    name: 'Printer, ward 3',
    class: 'Printer',
    site: 1,
    place: 'Ward 3, office',
    team: 'workplace',
    model: 'M507dn',
    serial: 'PHB2C01877',
    state: 'in_repair',
  },
  {
    tag: 'HB-L204',
    name: 'Laptop of Nguyễn Thị Minh Châu',
    class: 'Laptop',
    site: 1,
    user: 'requester',
    team: 'workplace',
    model: 'T14 Gen 4',
    serial: 'PF4A1B2C',
    warranty: '2026-12-31',
    values: { memory: 16, system: 'Windows 11' },
  },
  {
    tag: 'HB-P118',
    name: 'Mobile phone of Nguyễn Thị Minh Châu',
    class: 'Phone',
    site: 1,
    user: 'requester',
    team: 'workplace',
    model: 'XCover 7',
    serial: 'R5CX30ABCDE',
  },
  {
    tag: 'HB-L311',
    name: 'Spare laptop',
    class: 'Laptop',
    site: 0,
    place: 'Storeroom 1',
    team: 'workplace',
    model: 'T14 Gen 4',
    serial: 'PF4A1B9K',
    state: 'in_stock',
    values: { memory: 16 },
  },
  {
    tag: 'HB-L207',
    name: 'Laptop of Amara Okafor',
    class: 'Laptop',
    site: 1,
    user: 'technician',
    team: 'workplace',
    model: 'T14 Gen 5',
    serial: 'PF5A7C2D',
    warranty: '2028-03-31',
    values: { memory: 32, system: 'Debian 12' },
  },
];
