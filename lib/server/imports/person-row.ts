import 'server-only';
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { isStaff, ROLES, type Role } from '#domain/access/roles';
import { Cells } from './cells';
import type { PeopleField, PeopleFields, PeopleMapping } from './people-mapping';

/** Longest name of a person, company, team or site. */
const NAME = 120;

/** A person as the file tells them, checked. */
export interface ImportedPerson {
  /** By which they are known again: key in the older desk, e-mail address, or name. */
  key: string;
  /** Whether the key is the address. */
  byEmail: boolean;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  role: Role;
  teams: readonly string[];
  site: string | null;
  passwordHash: string | null;
  active: boolean;
}

type Row = Cells<PeopleField>;

export interface PeopleReading {
  mapping: Pick<PeopleMapping, 'nulls' | 'values'>;
  fields: PeopleFields;
  header: readonly string[];
  /** Where phone numbers without a country code are meant. */
  country?: CountryCode;
}

/** Reads rows by a mapping. @throws RowFault from the returned function: this row cannot be imported */
export function personReader(reading: PeopleReading): (cells: readonly string[]) => ImportedPerson {
  const { mapping, fields, header, country } = reading;
  const nulls = new Set(mapping.nulls);
  return (cells) => personOf(new Cells<PeopleField>(fields, header, cells, nulls), mapping, country);
}

const YES = ['true', 'yes', 'y', '1', 'active'];
const NO = ['false', 'no', 'n', '0', 'inactive'];

function personOf(row: Row, { values }: PeopleReading['mapping'], country?: CountryCode): ImportedPerson {
  const name = nameOf(row);
  const email = emailOf(row);
  const id = row.line('id', NAME);
  const role =
    row.word('role', values.role, (text) => ROLES.find((one) => one === text.toLowerCase())) ?? 'requester';
  const teams = teamsOf(row);
  if (teams.length > 0 && !isStaff(role)) row.refuse('teams', 'is for staff only, and this is a requester');
  const passwordHash = hashOf(row);
  if (passwordHash && !email) row.refuse('email', 'is empty, so nobody can sign in with this password');
  return {
    key: id ?? email ?? name,
    byEmail: id === null && email !== null,
    name,
    email,
    phone: phoneOf(row, country),
    company: row.line('company', NAME),
    role,
    teams,
    site: row.line('site', NAME),
    passwordHash,
    active:
      row.word('active', values.active, (text) => {
        const word = text.toLowerCase();
        return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
      }) ?? true,
  };
}

/** Names of every script; with digits, dots and brackets, as older desks keep them. */
const WRITABLE = /^[\p{L}\p{M}\p{N}\p{Zs}\p{Pd}.,'’‘ʼʻ`´·()&/\u200c\u200d]+$/u;

function nameOf(row: Row): string {
  const name = row.needed('name', NAME).normalize('NFC');
  if (!/\p{L}/u.test(name)) row.refuse('name', `"${name}" has no letter`);
  if (!WRITABLE.test(name)) row.refuse('name', `"${name}" has characters that are in no name`);
  return name;
}

const address = z.email().max(254);

function emailOf(row: Row): string | null {
  const text = row.text('email')?.toLowerCase() ?? null;
  if (text !== null && !address.safeParse(text).success)
    row.refuse('email', `"${text.slice(0, 60)}" is no e-mail address`);
  return text;
}

function phoneOf(row: Row, country?: CountryCode): string | null {
  const text = row.text('phone');
  if (text === null) return null;
  const number = parsePhoneNumberFromString(text, country);
  if (number?.isValid()) return number.number;
  const hint = text.trim().startsWith('+') || country ? '' : ' (without a country code: give --country)';
  return row.refuse('phone', `"${text.slice(0, 40)}" is no phone number${hint}`);
}

function teamsOf(row: Row): string[] {
  const names = (row.line('teams', 2_000) ?? '').split(';').map((name) => name.trim());
  const teams = [...new Set(names.filter(Boolean))];
  if (teams.some((name) => name.length > NAME)) row.refuse('teams', `is longer than ${NAME} characters`);
  return teams;
}

/** Taken over once: at the first sign-in it becomes a hash of our own. */
function hashOf(row: Row): string | null {
  const text = row.text('passwordSha256')?.toLowerCase() ?? null;
  if (text === null) return null;
  if (!/^[0-9a-f]{64}$/.test(text)) row.refuse('passwordSha256', 'is no SHA-256 in hexadecimal (64 digits)');
  return `sha256:${text}`;
}
