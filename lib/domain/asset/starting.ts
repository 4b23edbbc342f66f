import type { Id } from '../kernel/types';
import type { AssetClass, Attribute } from './classes';

interface Begun extends Pick<AssetClass, 'name' | 'icon'> {
  service?: true;
  attributes?: readonly Attribute[];
  beneath?: readonly Begun[];
}

const attribute = (key: string, label: string, over: Partial<Attribute> = {}): Attribute => ({
  ...{ key, label, kind: 'text', choices: [], unit: '', required: false },
  ...over,
});
const count = (key: string, label: string, unit = ''): Attribute =>
  attribute(key, label, { kind: 'number', unit });

/** What most organisations have, to begin with. */
const CLASSES: readonly Begun[] = [
  {
    ...{ name: 'Service', icon: 'service', service: true },
    attributes: [
      attribute('hours', 'Needed', { kind: 'choice', choices: ['Around the clock', 'Office hours'] }),
    ],
  },
  {
    ...{ name: 'Software', icon: 'app', attributes: [attribute('version', 'Version')] },
    beneath: [
      { name: 'Application', icon: 'app' },
      { name: 'Database', icon: 'database' },
    ],
  },
  {
    ...{ name: 'Hardware', icon: 'box' },
    beneath: [
      {
        ...{ name: 'Computer', icon: 'laptop' },
        attributes: [count('memory', 'Memory', 'GB'), attribute('system', 'Operating system')],
        beneath: [
          { name: 'Laptop', icon: 'laptop' },
          { name: 'Desktop', icon: 'monitor' },
          { name: 'Server', icon: 'server' },
        ],
      },
      { name: 'Phone', icon: 'phone', attributes: [attribute('line', 'Number')] },
      { name: 'Printer', icon: 'printer' },
      {
        ...{ name: 'Network device', icon: 'network', attributes: [attribute('address', 'Address')] },
        beneath: [
          { name: 'Switch', icon: 'network', attributes: [count('ports', 'Ports')] },
          { name: 'Access point', icon: 'wifi' },
        ],
      },
      { name: 'Power supply', icon: 'power' },
    ],
  },
];

/** The classes an organisation begins with, those above before those beneath. */
export function startingClasses(newId: (name: string) => Id): AssetClass[] {
  const made: AssetClass[] = [];
  const add = (all: readonly Begun[], parentId: Id | null) => {
    for (const { name, icon, service, attributes, beneath } of all) {
      const id = newId(name);
      made.push({
        ...{ id, name, parentId, icon, service: service ?? false },
        attributes: attributes ?? [],
        active: true,
      });
      add(beneath ?? [], id);
    }
  };
  add(CLASSES, null);
  return made;
}
