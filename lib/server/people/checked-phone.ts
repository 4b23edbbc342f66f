import 'server-only';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** The number in E.164 (+41625550123), or null when it is none. Without a country it cannot be known whose it is. */
export function checkedPhone(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text);
  return parsed?.isValid() ? parsed.number : null;
}
