import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticketRow } from '#tests/support/local-client';
import { bucketOf, crc32, rowSum } from './digest';

it('is the checksum of the bytes, whatever the script', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
  const bytes = (text: string) => (zlibCrc32 as (data: Buffer) => number)(Buffer.from(text, 'utf8'));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => crc32(text) === bytes(text)));
});

it('another version, another text or another instant is another sum; equal changes do not cancel out', () => {
  const row = ticketRow();
  const sums = [
    row,
    { ...row, ver: 2 },
    { ...row, title: 'Plotter' },
    { ...row, updatedAt: row.updatedAt + 1 },
  ];
  expect(new Set(sums.map((one) => rowSum('ticket', one))).size).toBe(sums.length);
  const two = [ticketRow(), ticketRow()];
  const total = (rows: typeof two) => rows.reduce((sum, one) => sum + rowSum('ticket', one), 0);
  expect(total(two.map((one) => ({ ...one, ver: 3 })))).not.toBe(total(two));
  expect(bucketOf(row.id)).toBeLessThan(64);
});
