import { describe, expect, it } from 'vitest';
import { ownFields, peopleMapping } from './people-mapping';
import { personReader } from './person-row';
import { RowFault } from './problem';

const header = 'name email phone company role teams site password_sha256 active'.split(' ');
const reader = (country?: 'CH' | 'US') =>
  personReader({ mapping: peopleMapping.parse({}), fields: ownFields(header), header, country });
const cells = (over: Record<string, string>) =>
  header.map((name) => ({ name: 'Asha Verma', email: 'asha@example.org', ...over })[name] ?? '');
const read = (over: Record<string, string> = {}, country?: 'CH' | 'US') => reader(country)(cells(over));
const fault = (over: Record<string, string>) => {
  try {
    read(over);
  } catch (error) {
    if (error instanceof RowFault) return `${error.column}: ${error.reason}`;
    throw error;
  }
  return null;
};
const hash = 'A'.repeat(64);

describe('a person', () => {
  it('is a requester who may sign in, unless the file says more', () => {
    expect(read()).toEqual({
      ...{ key: 'asha@example.org', byEmail: true, name: 'Asha Verma', email: 'asha@example.org' },
      ...{ phone: null, company: null, role: 'requester', teams: [], site: null },
      ...{ passwordHash: null, active: true },
    });
    const whole = { role: 'Technician', teams: 'Network; Service desk;Network;', site: 'Bern', active: 'no' };
    expect(read({ ...whole, company: 'Nordhaven', password_sha256: hash })).toMatchObject({
      ...{ role: 'technician', teams: ['Network', 'Service desk'], site: 'Bern', active: false },
      ...{ company: 'Nordhaven', passwordHash: `sha256:${'a'.repeat(64)}` },
    });
  });

  it.each([
    'Zoë Ångström',
    'O’Neill-Smith',
    "D'Angelo",
    '張偉',
    'محمد علي',
    'สมชาย ใจดี',
    'J. R. Smith (ext.)',
    'Ng',
  ])('may be called %s', (name) => {
    expect(read({ name }).name).toBe(name);
  });

  it('has a phone of any country, or of the one the file is from', () => {
    expect(read({ phone: '+41 62 555 01 23' }).phone).toBe('+41625550123');
    expect(read({ phone: '062 555 01 23' }, 'CH').phone).toBe('+41625550123');
    expect(read({ phone: '(212) 555-2368' }, 'US').phone).toBe('+12125552368');
  });

  it('without address is known by name', () => {
    expect(read({ email: '' })).toMatchObject({ key: 'Asha Verma', byEmail: false, email: null });
  });

  it.each([
    [{ name: '' }, 'name: is empty'],
    [{ name: '12345' }, 'name: "12345" has no letter'],
    [{ name: '<b>Asha</b>' }, 'name: "<b>Asha</b>" has characters that are in no name'],
    [{ email: 'asha@' }, 'email: "asha@" is no e-mail address'],
    [
      { phone: '062 555 01 23' },
      'phone: "062 555 01 23" is no phone number (without a country code: give --country)',
    ],
    [{ phone: '+41 1' }, 'phone: "+41 1" is no phone number'],
    [{ role: 'boss' }, 'role: "boss" is not among the values of the mapping'],
    [{ teams: 'Network' }, 'teams: is for staff only, and this is a requester'],
    [{ active: 'perhaps' }, 'active: "perhaps" is not among the values of the mapping'],
    [{ password_sha256: 'abc' }, 'password_sha256: is no SHA-256 in hexadecimal (64 digits)'],
    [{ email: '', password_sha256: hash }, 'email: is empty, so nobody can sign in with this password'],
  ])('is refused by name: %j', (over, words) => {
    expect(fault(over)).toBe(words);
  });
});
