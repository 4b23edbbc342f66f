import { newId } from '#client/platform/clock';
import { type FieldKind, FORM_LIMITS, type FormField, type Option } from '#domain/request/fields';
import type { CatalogItemRow } from '#sync/views/catalog';

/** A key that no other field or option has: nobody reads it. */
const newKey = (): string => newId().replaceAll('-', '').slice(-16);

export const blankOption = (): Option => ({ id: newKey(), label: '' });

/** A new question of a kind, as most of its kind are. */
export function blankField(kind: FieldKind): FormField {
  const asked = { id: newKey(), label: '', help: '', required: true, showWhen: null };
  switch (kind) {
    case 'text':
      return { ...asked, kind, format: 'any', max: 120 };
    case 'long':
      return { ...asked, kind, max: FORM_LIMITS.long };
    case 'number':
      return { ...asked, kind, min: null, max: null, decimals: 0, unit: '' };
    case 'choice':
      return { ...asked, kind, options: [blankOption(), blankOption()] };
    case 'choices':
      return {
        ...asked,
        kind,
        required: false,
        options: [blankOption(), blankOption()],
        atLeast: 0,
        atMost: null,
      };
    case 'date':
      return { ...asked, kind, earliest: { after: null, days: 0 }, latest: null };
    case 'file':
      return { ...asked, kind, required: false, atMost: 5 };
    case 'person':
      return { ...asked, kind };
  }
}

/** What of an item is typed. */
export type ItemFields = Omit<CatalogItemRow, 'id' | 'versions' | 'ver' | 'deletedAt'> & {
  fields: readonly FormField[];
  titleField: string | null;
};

export const fieldsOfItem = (row: CatalogItemRow): ItemFields => {
  const { id: _, versions, ver: _ver, deletedAt: _deleted, ...rest } = row;
  return { ...rest, fields: versions[0]?.fields ?? [], titleField: versions[0]?.titleField ?? null };
};

/** @param position behind all others */
export const blankItem = (position: number): ItemFields => ({
  ...{ group: '', name: '', summary: '', description: '', icon: 'package', audience: 'everyone' },
  ...{ expectedMinutes: null, cost: '', categoryId: null, teamId: null, urgency: 3, position, active: true },
  ...{ fields: [], titleField: null, approval: [], plan: [] },
});
