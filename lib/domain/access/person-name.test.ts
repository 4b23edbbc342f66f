import { describe, expect, it } from 'vitest';
import { companyField } from './fields';
import { personName } from './person-name';

describe('a name', () => {
  it.each([
    'Nguyễn Thị Minh Châu',
    'محمد بن سلمان',
    'Sigríður Þorvaldsdóttir-O’Brien',
    "Sean O'Brien",
    'J. R. R. Tolkien',
    '王小明',
    'アンナ・カレーニナ',
    'می‌خواهم',
    'श्रीमती इन्दिरा',
    'Gal·la Placídia',
    'Sammy Davis, Jr.',
    'Ó',
    'X',
    'ʻAkahi',
  ])('%s', (name) => expect(personName(name)).toBe(name.normalize('NFC')));

  it('is kept composed and with single spaces', () => {
    expect(personName('  Nguye\u0302\u0303n   Chau\t')).toBe('Nguyễn Chau');
  });

  it.each([
    ['nothing', '   '],
    ['digits only', '12345'],
    ['a digit', 'Agent 007'],
    ['dots only', '...'],
    ['an address', 'a@evil.example'],
    ['a link', 'https://evil.example'],
    ['markup', '<b>Anna</b>'],
    ['a line break in a header', 'Anna\u0000Bcc'],
    ['a direction override', 'Anna\u202egro'],
    ['a pile of marks', `A${'\u0301\u0302\u0303\u0304\u0305\u0306'}`],
    ['an emoji', '🙂'],
    ['too much', 'a'.repeat(121)],
  ])('is not %s', (_, name) => expect(personName(name)).toBeNull());
});

describe('a company', () => {
  it('is any line, and nothing is null', () => {
    expect(companyField.parse(' Aarwald  Kliniken, 3. OG / IT & Co ')).toBe(
      'Aarwald Kliniken, 3. OG / IT & Co',
    );
    expect(companyField.parse('  ')).toBeNull();
    expect(companyField.safeParse('x'.repeat(121)).success).toBe(false);
    expect(companyField.safeParse('a\u202eb').success).toBe(false);
  });
});
