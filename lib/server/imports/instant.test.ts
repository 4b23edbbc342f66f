import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './instant';

const at = (iso: string) => Date.parse(iso);

describe('dates', () => {
  it.each([
    ['2016-02-29T01:16', '2016-02-29T01:16Z'],
    ['2016-02-29 01:16:09', '2016-02-29T01:16:09Z'],
    ['2016-02-29', '2016-02-29T00:00Z'],
    ['2016-02-29T01:16:09.123Z', '2016-02-29T01:16:09Z'],
    ['2016-02-29T01:16+02:00', '2016-02-28T23:16Z'],
    ['2016-02-29T01:16-0330', '2016-02-29T04:46Z'],
  ])('iso %s', (text, iso) => {
    expect(parseInstant(text, ['iso'], 'UTC')).toBe(at(iso));
  });

  it.each([
    ['29/2/2016 01:16', 'd/m/yyyy', '2016-02-29T01:16Z'],
    ['5/3/2016 12:00', 'd/m/yyyy', '2016-03-05T12:00Z'],
    ['5/3/2016 12:00', 'm/d/yyyy', '2016-05-03T12:00Z'],
    ['05.03.2016', 'd/m/yyyy', '2016-03-05T00:00Z'],
    ['2016/3/5 7:08:09', 'yyyy/m/d', '2016-03-05T07:08:09Z'],
    ['3/5/2016 12:30 AM', 'm/d/yyyy', '2016-03-05T00:30Z'],
    ['3/5/2016 1:30 pm', 'm/d/yyyy', '2016-03-05T13:30Z'],
  ] as const)('%s as %s', (text, format, iso) => {
    expect(parseInstant(text, [format], 'UTC')).toBe(at(iso));
  });

  it('takes the first format that fits', () => {
    expect(parseInstant('13/2/2016', ['m/d/yyyy', 'd/m/yyyy'], 'UTC')).toBe(at('2016-02-13'));
    expect(parseInstant('29/2/2016 01:16', ['iso', 'd/m/yyyy'], 'UTC')).toBe(at('2016-02-29T01:16Z'));
  });

  it.each([
    '31/4/2016',
    '30/2/2016',
    '0/1/2016',
    '1/13/2016',
    '1/1/2016 24:00',
    '1/1/16',
    'x',
    '',
    '2016-02-30',
  ])('refuses %j', (text) => {
    expect(parseInstant(text, ['iso', 'd/m/yyyy'], 'UTC')).toBeNull();
    expect(parseInstant(text, ['iso', 'd/m/yyyy'], 'Europe/Berlin')).toBeNull();
  });

  it('counts in the zone, over its clock changes', () => {
    expect(parseInstant('2016-07-01T12:00', ['iso'], 'Europe/Berlin')).toBe(at('2016-07-01T10:00Z'));
    expect(parseInstant('2016-03-27T02:30', ['iso'], 'Europe/Berlin')).toBe(at('2016-03-27T01:30Z'));
    expect(parseInstant('2016-10-30T02:30', ['iso'], 'Europe/Berlin')).toBe(at('2016-10-30T00:30Z'));
    expect(parseInstant('2016-10-30T02:30+01:00', ['iso'], 'Europe/Berlin')).toBe(at('2016-10-30T01:30Z'));
  });

  it('reads back what it can be written as, and never throws', () => {
    const minute = fc.integer({ min: 0, max: 100_000_000 });
    fc.assert(
      fc.property(minute, (n) => {
        const date = new Date(n * 60_000);
        const iso = date.toISOString();
        const parts = `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
        expect(parseInstant(iso, ['iso'], 'UTC')).toBe(n * 60_000);
        expect(parseInstant(parts, ['d/m/yyyy'], 'UTC')).toBe(n * 60_000);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseInstant(text, ['iso', 'd/m/yyyy', 'yyyy/m/d'], 'Europe/Berlin');
      }),
    );
  });
});
