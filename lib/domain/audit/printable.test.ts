import { describe, expect, it } from 'vitest';
import { printable, valueLines } from './printable';

describe('printable', () => {
  it('A44 spells out line ends and terminal codes, so that no entry can look like two or hide itself', () => {
    expect(printable('done\r\n2026-11-25 admin deleted all')).toBe(
      'done\\u000d\\u000a2026-11-25 admin deleted all',
    );
    expect(printable('\u001b[2K\u001b[1Agone')).toBe('\\u001b[2K\\u001b[1Agone');
    expect(printable('nimda\u202e')).toBe('nimda\\u202e');
    expect(printable('a\u200bb\ufeff')).toBe('a\\u200bb\\ufeff');
  });
  it('leaves every script alone', () => {
    for (const text of ['Þorvaldsdóttir', '李伟', 'نور', 'Ngô Chấu', '👩‍🔧'.replace('\u200d', '')]) {
      expect(printable(text)).toBe(text);
    }
  });
});

describe('value lines', () => {
  it('names every field by its path, texts as they are, the rest as JSON', () => {
    expect(
      valueLines({ args: { title: 'a\nb', n: 3, gone: null, list: ['x'], none: [] }, 'k\r': true }),
    ).toEqual([
      { name: 'args.title', text: 'a\\u000ab' },
      { name: 'args.n', text: '3' },
      { name: 'args.gone', text: 'null' },
      { name: 'args.list.0', text: 'x' },
      { name: 'args.none', text: '[]' },
      { name: 'k\\u000d', text: 'true' },
    ]);
  });
});
