import type { Id } from '../kernel/types';
import { ASSET_LIMITS, type AttributeValues } from './asset';

export const ATTRIBUTE_KINDS = ['text', 'number', 'date', 'choice', 'yesno'] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** What is known of every asset of a class. */
export interface Attribute {
  /** Never changes: values stand by it. */
  key: string;
  label: string;
  kind: AttributeKind;
  /** Of a choice. */
  choices: readonly string[];
  /** Of a number: "GB". */
  unit: string;
  required: boolean;
}

/** The pictures a class can have. */
export const CLASS_ICONS = [
  'box',
  'laptop',
  'monitor',
  'phone',
  'printer',
  'server',
  'network',
  'wifi',
  'database',
  'app',
  'service',
  'power',
  'medical',
  'vehicle',
  'building',
] as const;
export type ClassIcon = (typeof CLASS_ICONS)[number];

/** A sort of asset. */
export interface AssetClass {
  id: Id;
  name: string;
  /** It has what this one has as well; null: a top class. */
  parentId: Id | null;
  icon: ClassIcon;
  /** What people mean when they say that something does not work: mail, telephones. Classes beneath are too. */
  service: boolean;
  attributes: readonly Attribute[];
  active: boolean;
}

/** A class and those above it, itself first; ends where a chain runs into itself or names one that is not there. */
export function lineOf(classId: Id | null, classes: ReadonlyMap<Id, AssetClass>): AssetClass[] {
  const line: AssetClass[] = [];
  for (let at = classId; at !== null; ) {
    const one = classes.get(at);
    if (!one || line.includes(one)) break;
    line.push(one);
    at = one.parentId;
  }
  return line;
}

/** What assets of a class have: what comes from above first. A key that stands there twice is the nearer one's. */
export function attributesOf(classId: Id | null, classes: ReadonlyMap<Id, AssetClass>): Attribute[] {
  const byKey = new Map<string, Attribute>();
  for (const { attributes } of lineOf(classId, classes).reverse())
    for (const attribute of attributes) byKey.set(attribute.key, attribute);
  return [...byKey.values()];
}

/** Whether assets of a class are services. */
export const isServiceClass = (classId: Id | null, classes: ReadonlyMap<Id, AssetClass>): boolean =>
  lineOf(classId, classes).some(({ service }) => service);

/** What can be wrong with the value of an attribute. */
export const VALUE_FAULTS = [
  'missing',
  'notText',
  'long',
  'notNumber',
  'notDate',
  'notChoice',
  'notYesNo',
] as const;
export type ValueFault = (typeof VALUE_FAULTS)[number];

/** A day that there is, as in 2027-06-30. */
export const isDay = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** What is wrong with a value; null: nothing. */
export function valueFault(
  attribute: Attribute,
  value: string | number | boolean | undefined,
): ValueFault | null {
  if (value === undefined || value === '') return attribute.required ? 'missing' : null;
  switch (attribute.kind) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? null : 'notNumber';
    case 'yesno':
      return typeof value === 'boolean' ? null : 'notYesNo';
    case 'date':
      return typeof value === 'string' && isDay(value) ? null : 'notDate';
    case 'choice':
      return attribute.choices.includes(value as string) ? null : 'notChoice';
    default:
      if (typeof value !== 'string') return 'notText';
      return value.length > ASSET_LIMITS.value ? 'long' : null;
  }
}

/** The first value of an asset that does not fit its class, by its key; null: all do. */
export function firstFault(
  attributes: readonly Attribute[],
  values: AttributeValues,
): { key: string; fault: ValueFault } | null {
  for (const attribute of attributes) {
    const fault = valueFault(attribute, values[attribute.key]);
    if (fault) return { key: attribute.key, fault };
  }
  return null;
}
