import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine, plainCell, safeCell } from './formula-safe';

describe('cells', () => {
  it.each(['=cmd()', '+1', '-100', '@sum', '\tx', '\rx', '＝1', "'=1", "''@x"])(
    'A24 %j opens as text and reads back the same',
    (value) => {
      expect(safeCell(value)).toBe(`'${value}`);
      expect(plainCell(safeCell(value))).toBe(value);
    },
  );

  it('A24 every text reads back the same', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', '"', '＝', '\t', '💥') });
    fc.assert(fc.property(text, (value) => plainCell(safeCell(value)) === value));
  });

  it('leaves other text alone, an apostrophe too', () => {
    expect(safeCell("O'Neill")).toBe("O'Neill");
    expect(plainCell("'t Hooft")).toBe("'t Hooft");
  });

  it('A24 quotes do not break out of their cell', () => {
    expect(csvLine(['a","=1', '=1'])).toBe(`"a"",""=1","'=1"\r\n`);
  });
});
