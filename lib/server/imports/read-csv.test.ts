import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAt } from './open-text';
import { openCsv } from './read-csv';

const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-csv-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function kept(content: string | Buffer): string {
  const file = path.join(folder, `${files++}.csv`);
  writeFileSync(file, content);
  return file;
}

async function readAll(content: string | Buffer, encoding?: string) {
  const csv = await openCsv(await lookAt(kept(content), encoding));
  const rows: (readonly string[])[] = [];
  const numbers: number[] = [];
  for await (const { row, cells } of csv.rows) {
    rows.push(cells);
    numbers.push(row);
  }
  return { ...csv, rows, numbers };
}

describe('CSV files', () => {
  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\r\n1;2'],
    ['\t', 'a\tb\n1\t2\n'],
    [',', '"x;y;z",b\n1,2\n'],
    [';', '\ufeffa;"b, c"\n1;2\n'],
  ])('finds out the delimiter %j', async (delimiter, text) => {
    const { header, rows, ...csv } = await readAll(text);
    expect(csv.delimiter).toBe(delimiter);
    expect(header).toHaveLength(2);
    expect(rows).toEqual([['1', '2']]);
  });

  it('reads quotes over lines, doubled quotes, a quote in the middle, and counts rows as a spreadsheet does', async () => {
    const { rows, numbers } = await readAll('a,b\n"one\ntwo","say ""so"""\n\n5" screen, x \n');
    expect(rows).toEqual([
      ['one\ntwo', 'say "so"'],
      ['5" screen', 'x'],
    ]);
    expect(numbers).toEqual([2, 3]);
  });

  it('reads gzip, byte order marks and other encodings', async () => {
    const text = 'name\nZoë Ångström 張偉\n';
    const name = [['Zoë Ångström 張偉']];
    expect((await readAll(gzipSync(text))).rows).toEqual(name);
    expect((await readAll(`\ufeff${text}`)).header).toEqual(['name']);
    expect((await readAll(Buffer.from(`\ufeff${text}`, 'utf16le'))).rows).toEqual(name);
    expect((await readAll(Buffer.from('name\nZo\xeb\n', 'latin1'), 'windows-1252')).rows).toEqual([['Zoë']]);
  });

  it('A24 takes the mark away that keeps a cell from being a formula', async () => {
    expect((await readAll("a\n'=1+1\n'-100\nO'Neill\n")).rows).toEqual([['=1+1'], ['-100'], ["O'Neill"]]);
  });

  it.each([
    ['is empty', ''],
    ['is empty', '\n\n'],
    ['is empty', gzipSync('')],
    ['is not utf-8 text', Buffer.from('name\nZo\xeb\n', 'latin1')],
    ['is not utf-8 text', Buffer.from('name\nZo\xc3', 'latin1')],
    ['is not a text file', Buffer.from('a,b\n\0\x01\x02', 'latin1')],
    ['is a ZIP or Excel file', Buffer.from('PK\x03\x04 and more')],
    ['a quote (") opens there and is not closed', `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(10)}`],
    ['a quote (") opens there and is not closed', `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(300_000)}`],
    ['is damaged', gzipSync('a,b\n1,2\n'.repeat(1_000)).subarray(0, 40)],
    ['are called "a"', 'a,a\n1,2\n'],
  ])('says of a broken file that it %s', async (words, content) => {
    await expect(readAll(content)).rejects.toThrow(words);
    await expect(readAll(content)).rejects.toHaveProperty('name', 'ImportProblem');
  });

  it('says that a file is missing, a folder, or in an encoding nobody knows', async () => {
    await expect(lookAt(path.join(folder, 'none.csv'))).rejects.toThrow(/there is no file/);
    await expect(lookAt(folder)).rejects.toThrow(/is not a file/);
    await expect(lookAt(kept('a\n'), 'klingon')).rejects.toThrow(/"klingon" is not known/);
  });

  it('reads any length with the same memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const file = kept(`number,text\n${`INC1,"${'words '.repeat(20)}"\n`.repeat(150_000)}`);
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const csv = await openCsv(await lookAt(file));
    let begin = 0;
    let most = 0;
    let rows = 0;
    for await (const { row } of csv.rows) {
      rows = row - 1;
      if (rows === 10_000) begin = used();
      else if (rows % 30_000 === 0) most = Math.max(most, used());
    }
    expect(rows).toBe(150_000);
    expect(most - begin).toBeLessThan(4 * 1024 * 1024);
  });
});
