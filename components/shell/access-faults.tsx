'use client';
import { useTranslations } from 'use-intl';
import { mailbox } from '#domain/access/mailbox';
import { isPersonal, lengthFault, PASSWORD_MAX, PASSWORD_MIN } from '#domain/access/password-rule';
import { personName } from '#domain/access/person-name';

/** What a server action answers, as far as forms need to know it. */
export type Answer<T> =
  | { ok: true; data: T }
  | {
      ok: false;
      error: {
        code: string;
        detail?: Readonly<Record<string, string | number | boolean | null>>;
        fields?: Record<string, string>;
      };
    };
export type SlowDown = { kind: 'slow_down'; seconds: number };
type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** Refused as a whole: a key of the words. */
export type Whole = 'slow' | 'gone' | 'exists' | 'closed' | 'signedOut' | 'failed';

/** Calls an action; a server that is not reached is an answer too. */
export async function answerOf<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  return call.catch(() => ({ ok: false as const, error: { code: 'offline' } }));
}

/** The country of the browser's language, for phone numbers without a `+`. */
export function browserRegion(): string | null {
  try {
    return new Intl.Locale(navigator.language).maximize().region ?? null;
  } catch {
    return null;
  }
}

const FIELD_FAULTS = ['too_short', 'too_long', 'too_common', 'too_personal'] as const;
const PHONE = ['too_short', 'too_long', 'not_a_number'] as const;

/** Words for what is wrong with fields about a person: name, email, phone, company, password, old. */
export function useAccessFaults() {
  const t = useTranslations('access.faults');
  const limits = { min: String(PASSWORD_MIN), max: String(PASSWORD_MAX) };

  const phone = (detail: Detail): string => {
    const { country, example } = detail;
    const fault = PHONE.find((one) => one === detail.fault);
    if (!fault || typeof country !== 'string' || typeof example !== 'string') return t('phone_no_country');
    const place = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
    return t(`phone_${fault}`, { country: place, example: example.replaceAll(' ', '\u00a0') });
  };
  const password = (fault: unknown): string => {
    const known = FIELD_FAULTS.find((one) => one === fault);
    return known ? t(known, limits) : t('password_wrong');
  };
  /** What the server said about a field. */
  const said = (field: string, detail: Detail): string => {
    if (field === 'phone') return phone(detail);
    if (field === 'password') return password(detail.fault);
    if (field === 'old') return t('old_wrong');
    if (field === 'name' || field === 'company') return t(field);
    if (detail.fault === 'other_domain') return t('email_other_domain');
    if (detail.fault === 'exists') return t('email_exists');
    return detail.fault === 'same' ? t('email_same') : t('email');
  };

  return {
    slow: ({ seconds }: SlowDown) => t('slow', { seconds }),
    whole: (code: string) => {
      if (code === 'not_found') return t('gone');
      if (code === 'exists') return t('exists');
      if (code === 'forbidden') return t('closed');
      if (code === 'expired') return t('signedOut');
      return code === 'offline' ? t('offline') : t('failed');
    },
    name: (text: string) => (personName(text) ? undefined : t(text.trim() ? 'name' : 'name_missing')),
    email: (text: string) => (mailbox(text) ? undefined : t(text.trim() ? 'email' : 'email_missing')),
    newPassword: (text: string, owner: { name?: string; email?: string }) => {
      const fault = lengthFault(text) ?? (isPersonal(text, owner) ? 'too_personal' : null);
      return fault ? t(fault, limits) : undefined;
    },
    oldPassword: (text: string) => (text ? undefined : t('old_missing')),
    phone,
    /** The field a refusal is about and its words; null when it is about the whole. */
    field: (error: {
      detail?: Detail;
      fields?: Record<string, string>;
    }): { name: string; words: string } | null => {
      const name = error.detail?.field ?? Object.keys(error.fields ?? {})[0];
      return typeof name === 'string' ? { name, words: said(name, error.detail ?? {}) } : null;
    },
  };
}
