import { describe, expect, it } from 'vitest';
import { mailboxField } from './fields';
import { inDomains, mailbox } from './mailbox';

describe('mailbox', () => {
  it.each([
    ['amara@example.org', 'amara@example.org'],
    ['  Amara.Okafor@Example.ORG ', 'amara.okafor@example.org'],
    ["sean.o'brien+desk@mail.example.co.uk", "sean.o'brien+desk@mail.example.co.uk"],
    ['a@xn--mnchen-3ya.de', 'a@xn--mnchen-3ya.de'],
    ['1_2-3@4.example', '1_2-3@4.example'],
  ])('%s', (typed, canonical) => {
    expect(mailbox(typed)).toBe(canonical);
    expect(mailboxField.parse(typed)).toBe(canonical);
  });

  it.each([
    ['a list', 'a@example.org,b@evil.example'],
    ['a list by semicolon', 'a@example.org;b@evil.example'],
    ['a list by space', 'a@example.org b@evil.example'],
    ['a quoted local part', '"b@evil.example"@example.org'],
    ['a display name', 'Amara <b@evil.example>'],
    ['a comment', 'a(b)@example.org'],
    ['a route', 'a%evil.example@example.org'],
    ['a bang path', 'evil.example!a@example.org'],
    ['two signs', 'a@b@example.org'],
    ['a full-width sign', 'a\uff20example.org'],
    ['a small sign', 'a\ufe6bexample.org'],
    ['a Kelvin sign, which lower-cases to k', 'a@\u212axample.org'],
    ['a Cyrillic letter', '\u0430mara@example.org'],
    ['a foreign domain', 'a@m\u00fcnchen.de'],
    ['a line break', 'a@example.org\r\nBcc: b@evil.example'],
    ['a line break inside', 'a\n@example.org'],
    ['a NUL', 'a\u0000@example.org'],
    ['a right-to-left mark', 'a\u200f@example.org'],
    ['an address literal', 'a@[127.0.0.1]'],
    ['a number for a domain', 'a@127.0.0.1'],
    ['no domain', 'a@localhost'],
    ['dots at the edge', '.a@example.org'],
    ['two dots', 'a..b@example.org'],
    ['a hyphen at the edge', 'a@-example.org'],
    ['a long local part', `${'a'.repeat(65)}@example.org`],
    ['a long address', `a@${'b.'.repeat(130)}org`],
    ['nothing', ''],
  ])('refuses %s', (_, typed) => {
    expect(mailbox(typed)).toBeNull();
    expect(mailboxField.safeParse(typed).success).toBe(false);
  });
});

describe('domains', () => {
  it('all without a list', () => expect(inDomains('a@example.org', [])).toBe(true));
  it('only those that are named', () => {
    expect(inDomains('a@example.org', ['example.org'])).toBe(true);
    expect(inDomains('a@sub.example.org', ['example.org'])).toBe(false);
    expect(inDomains('a@evil-example.org', ['example.org'])).toBe(false);
  });
});
