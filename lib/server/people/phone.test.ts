import { describe, expect, it } from 'vitest';
import { readPhone } from './phone';

describe('a phone number', () => {
  it.each([
    ['+41 62 555 01 23', null, '+41625550123'],
    ['062 555 01 23', 'CH', '+41625550123'],
    ['0041 62 555 01 23', 'VN', '+41625550123'],
    ['091 234 56 78', 'VN', '+84912345678'],
    ['(030) 901820', 'DE', '+4930901820'],
    ['+84-91-234-5678', 'CH', '+84912345678'],
    ['٠٥٠ ١٢٣ ٤٥٦٧', 'SA', '+966501234567'],
    ['', 'CH', null],
    ['   ', null, null],
  ])('%s in %s', (typed, region, phone) => {
    expect(readPhone(typed, region)).toEqual({ ok: true, phone });
  });

  it('says what is wrong and shows a right one', () => {
    expect(readPhone('+41 62 555 01', null)).toEqual({
      ...{ ok: false, fault: 'too_short', country: 'CH' },
      example: expect.stringMatching(/^\+41 /),
    });
    expect(readPhone('062 555 01 23 45 67', 'CH')).toMatchObject({ fault: 'too_long', country: 'CH' });
    expect(readPhone('062 555 01 23', null)).toMatchObject({ fault: 'no_country' });
    expect(readPhone('ask reception', 'CH')).toMatchObject({ fault: 'not_a_number' });
    expect(readPhone('1-800-FLOWERS', 'US')).toMatchObject({ ok: false });
    expect(readPhone('062 555 01 23', 'Narnia')).toMatchObject({ fault: 'no_country' });
  });
});
