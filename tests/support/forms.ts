import type { FormField } from '#domain/request/fields';

type Of<K extends FormField['kind']> = Extract<FormField, { kind: K }>;
const asked = { label: '', help: '', required: false, showWhen: null };

/** A field of a form, with what a test says of it; its label is its id unless said otherwise. */
export const field = {
  text: (id: string, over: Partial<Of<'text'>> = {}): Of<'text'> => ({
    ...{ ...asked, id, label: id, kind: 'text', format: 'any', max: 100 },
    ...over,
  }),
  long: (id: string, over: Partial<Of<'long'>> = {}): Of<'long'> => ({
    ...{ ...asked, id, label: id, kind: 'long', max: 1_000 },
    ...over,
  }),
  number: (id: string, over: Partial<Of<'number'>> = {}): Of<'number'> => ({
    ...{ ...asked, id, label: id, kind: 'number', min: null, max: null, decimals: 0, unit: '' },
    ...over,
  }),
  choice: (id: string, keys: readonly string[], over: Partial<Of<'choice'>> = {}): Of<'choice'> => ({
    ...{ ...asked, id, label: id, kind: 'choice', options: optionsOf(keys) },
    ...over,
  }),
  choices: (id: string, keys: readonly string[], over: Partial<Of<'choices'>> = {}): Of<'choices'> => ({
    ...{ ...asked, id, label: id, kind: 'choices', options: optionsOf(keys), atLeast: 0, atMost: null },
    ...over,
  }),
  date: (id: string, over: Partial<Of<'date'>> = {}): Of<'date'> => ({
    ...{ ...asked, id, label: id, kind: 'date', earliest: null, latest: null },
    ...over,
  }),
  person: (id: string, over: Partial<Of<'person'>> = {}): Of<'person'> => ({
    ...{ ...asked, id, label: id, kind: 'person' },
    ...over,
  }),
  file: (id: string, over: Partial<Of<'file'>> = {}): Of<'file'> => ({
    ...{ ...asked, id, label: id, kind: 'file', atMost: 3 },
    ...over,
  }),
};

const optionsOf = (keys: readonly string[]) => keys.map((id) => ({ id, label: id.toUpperCase() }));
