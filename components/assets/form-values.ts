import type { AttributeValues } from '#domain/asset/asset';
import { type Attribute, isDay, valueFault } from '#domain/asset/classes';
import type { ArgsOf } from '#sync/registry';
import type { AssetRow } from '#sync/views/asset';

type Saved = Omit<ArgsOf<'asset.save'>, 'assetId'>;

/** The form as it is typed: amounts and numbers stay the text they were, so that nothing typed is lost. */
export interface Typed extends Omit<Saved, 'costCents' | 'attributes' | 'place'> {
  place: string;
  cost: string;
  attributes: Readonly<Record<string, string | boolean>>;
}

export const BLANK: Typed = {
  ...{ tag: '', name: '', classId: null, state: 'in_use', teamId: null, ownerId: null, userId: null },
  ...{ siteId: null, place: '', model: '', serial: '', supplier: '', purchasedOn: null, warrantyUntil: null },
  ...{ cost: '', currency: null, servesSiteIds: [], attributes: {}, notes: '' },
};

/** An asset as the form shows it. */
export function typedOf(row: AssetRow): Typed {
  const { tag, name, classId, state, teamId, ownerId, userId, siteId, model, serial, supplier, notes } = row;
  const attributes = Object.entries(row.attributes).map(([key, value]) => [
    key,
    typeof value === 'number' ? String(value) : value,
  ]);
  return {
    ...{ tag, name, classId, state, teamId, ownerId, userId, siteId, model, serial, supplier, notes },
    ...{ purchasedOn: row.purchasedOn, warrantyUntil: row.warrantyUntil, currency: row.currency },
    ...{ place: row.place ?? '', cost: row.costCents === null ? '' : (row.costCents / 100).toFixed(2) },
    ...{ servesSiteIds: [...row.servesSiteIds], attributes: Object.fromEntries(attributes) },
  };
}

/** "1249.5" or "1249,50" in cents; null: nothing; undefined: no amount. */
export function centsOf(text: string): number | null | undefined {
  const plain = text.trim();
  if (plain === '') return null;
  return /^\d{1,8}([.,]\d{1,2})?$/.test(plain)
    ? Math.round(Number(plain.replace(',', '.')) * 100)
    : undefined;
}

/** The values of a class as they are stored; what is empty is left out. A number that is none stays text: it is refused as that. */
function valuesOf(attributes: readonly Attribute[], typed: Typed['attributes']): AttributeValues {
  const kinds = new Map(attributes.map(({ key, kind }) => [key, kind]));
  return Object.fromEntries(
    Object.entries(typed).flatMap(([key, value]): [string, string | number | boolean][] => {
      if (value === '') return [];
      if (typeof value !== 'string' || kinds.get(key) !== 'number') return [[key, value]];
      const number = Number(value.trim().replace(',', '.'));
      return [[key, Number.isFinite(number) ? number : value]];
    }),
  );
}

/** What somebody changed since they began, on top of what stands there now: field by field, and value by value of a class. */
export function ontoNow(from: Typed, mine: Typed, now: Typed): Typed {
  return {
    ...now,
    ...changesOf(from, mine),
    attributes: {
      ...now.attributes,
      ...(changesOf(from.attributes, mine.attributes) as Typed['attributes']),
    },
  };
}

const changesOf = <T extends object>(from: T, mine: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(mine).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(from[field as keyof T]),
    ),
  ) as Partial<T>;

/** What is wrong with the form, by field. */
export function formFaults(typed: Typed, attributes: readonly Attribute[]): Record<string, string> {
  const faults: Record<string, string> = {};
  if (typed.tag.trim() === '') faults.tag = 'needTag';
  if (typed.name.trim() === '') faults.name = 'needName';
  for (const field of ['purchasedOn', 'warrantyUntil'] as const) {
    const day = typed[field];
    if (day && !isDay(day)) faults[field] = 'notDay';
  }
  const cents = centsOf(typed.cost);
  if (cents === undefined) faults.cost = 'notCost';
  else if (cents !== null && !typed.currency) faults.currency = 'needCurrency';
  const values = valuesOf(attributes, typed.attributes);
  for (const attribute of attributes) {
    const fault = valueFault(attribute, values[attribute.key]);
    if (fault) faults[`attribute:${attribute.key}`] = `value.${fault}`;
  }
  return faults;
}

/** The form as it is sent. Only for one without faults. */
export function savedOf(typed: Typed, attributes: readonly Attribute[]): Saved {
  const { cost, place, ...rest } = typed;
  return {
    ...rest,
    ...{ place: place.trim() || null, costCents: centsOf(cost) ?? null },
    ...{ purchasedOn: typed.purchasedOn || null, warrantyUntil: typed.warrantyUntil || null },
    attributes: { ...valuesOf(attributes, typed.attributes) },
  };
}
