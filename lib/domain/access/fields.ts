import { z } from 'zod';
import { mailbox } from './mailbox';
import { COMPANY_MAX, personName } from './person-name';

/** A mailbox in a form: parsed to its canonical form. */
export const mailboxField = z
  .string()
  .max(1_000)
  .transform((typed, issues) => {
    const address = mailbox(typed);
    if (address) return address;
    issues.addIssue({ code: 'custom', message: 'no mailbox' });
    return z.NEVER;
  });

/** A name in a form: parsed to the form it is kept in. */
export const nameField = z
  .string()
  .max(1_000)
  .transform((typed, issues) => {
    const name = personName(typed);
    if (name) return name;
    issues.addIssue({ code: 'custom', message: 'no name' });
    return z.NEVER;
  });

/** A label that grants nothing: any text of one line. Empty becomes null. */
export const companyField = z
  .string()
  .max(1_000)
  .transform((typed) => typed.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .pipe(
    z
      .string()
      .max(COMPANY_MAX)
      .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u),
  )
  .transform((company) => company || null);
