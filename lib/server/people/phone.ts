import 'server-only';
import { eq } from 'drizzle-orm';
import examples from 'libphonenumber-js/examples.mobile.json';
import {
  AsYouType,
  type CountryCode,
  getExampleNumber,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { z } from 'zod';
import { db } from '#db/connection';
import { setting } from '#db/schema/operations';
import type { PhoneFault } from '#domain/access/phone-fault';
import { DomainError } from '#domain/kernel/errors';

export type ReadPhone =
  | { ok: true /** E.164; null: none was typed. */; phone: string | null }
  | { ok: false; fault: PhoneFault; country: string | null; example: string | null };

/**
 * A phone number as it is kept, or why it is none.
 * @param region ISO country whose way of writing is meant when there is no `+` in front
 */
export function readPhone(typed: string, region: string | null): ReadPhone {
  const text = typed
    .normalize('NFKC')
    .replace(/^\s*00/, '+')
    .trim();
  if (!text) return { ok: true, phone: null };
  const home: CountryCode | undefined = region && isSupportedCountry(region) ? region : undefined;
  if (!home && !text.startsWith('+')) return { ok: false, fault: 'no_country', country: null, example: null };
  // Letters would be taken for the keys they stand on.
  const number = /^[+(\p{Nd}][\p{Nd}\s()./-]*$/u.test(text)
    ? parsePhoneNumberFromString(text, home)
    : undefined;
  if (number?.isPossible()) return { ok: true, phone: number.number };
  return { ok: false, ...faultIn(text, home) };
}

function faultIn(text: string, home: CountryCode | undefined) {
  const typing = new AsYouType(home);
  typing.input(text);
  const country = typing.getCountry() ?? home ?? null;
  const length = validatePhoneNumberLength(text, home);
  const fault: PhoneFault =
    length === 'TOO_SHORT' ? 'too_short' : length === 'TOO_LONG' ? 'too_long' : 'not_a_number';
  const example = country ? (getExampleNumber(country, examples)?.formatInternational() ?? null) : null;
  return { fault, country, example };
}

/** @throws DomainError `invalid` that names the field `phone`, the country and a right example */
export function phoneOf(typed: string, region: string | null): string | null {
  const read = readPhone(typed, region);
  if (read.ok) return read.phone;
  const { fault, country, example } = read;
  throw new DomainError('invalid', { field: 'phone', fault, country, example });
}

/** Country of this organisation's numbers, when one is set; else the browser's region decides. */
export async function homeCountry(): Promise<string | null> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.name, 'phone.country'));
  return typeof row?.value === 'string' && isSupportedCountry(row.value) ? row.value : null;
}

export const checkPhoneRequest = z.strictObject({
  phone: z.string().max(60),
  region: z.string().max(2).nullable(),
});

/** What is wrong with a number, as the form shows it; null when nothing is. */
export async function phoneFaultOf({
  phone,
  region,
}: z.output<typeof checkPhoneRequest>): Promise<null | Readonly<Record<string, string | null>>> {
  const read = readPhone(phone, (await homeCountry()) ?? region);
  return read.ok ? null : { fault: read.fault, country: read.country, example: read.example };
}
