import { lengthFault, PASSWORD_FAULTS, type PasswordFault } from '#domain/access/password-rule';

/** The fields in the order they stand on the page. */
export const FIELDS = ['code', 'organisation', 'name', 'email', 'password'] as const;
export type Field = (typeof FIELDS)[number];
export type SetupValues = Record<Field, string>;
export const EMPTY: SetupValues = { code: '', organisation: '', name: '', email: '', password: '' };

interface SetupError {
  code: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  fields?: Record<string, string>;
}
export type SetUp = (values: SetupValues) => Promise<{ ok: true } | { ok: false; error: SetupError }>;

const MISSING = {
  code: 'codeMissing',
  organisation: 'organisationMissing',
  name: 'nameMissing',
  email: 'emailWrong',
} as const;

/** What is wrong with a value: a key of the words. */
export type Fault = (typeof MISSING)[keyof typeof MISSING] | 'codeWrong' | PasswordFault;

/** What is wrong with a value; null when nothing is. */
export function valueFault(field: Field, value: string): Fault | null {
  if (field === 'password') return lengthFault(value);
  if (field === 'email') return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : MISSING.email;
  return value.trim() ? null : MISSING[field];
}

/** What the server refused: a field and its words, or a word for the whole form. */
export function faultOf(
  error: SetupError,
): { field: Field; fault: Fault } | { field: null; whole: 'exists' | 'failed' } {
  if (error.code === 'forbidden' && error.detail?.field === 'code')
    return { field: 'code', fault: 'codeWrong' };
  if (error.code !== 'invalid') return { field: null, whole: error.code === 'exists' ? 'exists' : 'failed' };
  const named = error.detail?.field ?? Object.keys(error.fields ?? {})[0];
  const field = FIELDS.find((one) => one === named);
  if (!field) return { field: null, whole: 'failed' };
  if (field !== 'password') return { field, fault: MISSING[field] };
  return { field, fault: PASSWORD_FAULTS.find((one) => one === error.detail?.fault) ?? 'too_short' };
}
