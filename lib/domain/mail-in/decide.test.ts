import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideMail, HOURLY_MAX, type MailFacts, SAME_MAX } from './decide';
import { automatic, readHead } from './head';

const GOOD: MailFacts = {
  ...{
    own: false,
    automatic: null,
    size: 'fits',
    proof: 'none',
    unproven: 'open',
    sender: 'a@b.org',
    isKnown: true,
  },
  ...{ token: 'fits', lately: 0, same: 0, isEmpty: false },
};
const facts = fc.record<MailFacts>({
  own: fc.boolean(),
  automatic: fc.constantFrom(null, 'bounce', 'auto', 'list', 'loop'),
  size: fc.constantFrom('fits', 'too_large', 'too_complex', 'unreadable'),
  proof: fc.constantFrom('passed', 'failed', 'none'),
  unproven: fc.constantFrom('open', 'wait'),
  sender: fc.constantFrom(null, 'a@b.org'),
  isKnown: fc.boolean(),
  token: fc.constantFrom('none', 'fits', 'other', 'forged', 'lost'),
  lately: fc.nat(40),
  same: fc.nat(4),
  isEmpty: fc.boolean(),
});

describe('what becomes of a mail', () => {
  test('an answer whose code fits becomes a comment, a mail without a code an incident', () => {
    expect(decideMail(GOOD)).toEqual({ kind: 'comment' });
    expect(decideMail({ ...GOOD, token: 'none' })).toEqual({ kind: 'ticket' });
  });
  test('A34 nothing is let in but from one known sender, and a comment only by a code that is theirs', () => {
    fc.assert(
      fc.property(facts, (mail) => {
        const { kind } = decideMail(mail);
        if (kind !== 'comment' && kind !== 'ticket') return;
        expect(mail).toMatchObject({
          own: false,
          automatic: null,
          size: 'fits',
          isKnown: true,
        });
        expect(mail.sender).not.toBeNull();
        expect(mail.proof).not.toBe('failed');
        if (mail.unproven === 'wait' && kind === 'ticket') expect(mail.proof).toBe('passed');
        expect(mail.token).toBe(kind === 'comment' ? 'fits' : 'none');
        expect(mail.lately < HOURLY_MAX && mail.same < SAME_MAX).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
  test('an answer to a mail of ours that has no code is no new incident by itself', () => {
    expect(decideMail({ ...GOOD, token: 'lost' })).toEqual({ kind: 'quarantine', reason: 'no_ticket' });
  });
  test('what nothing proves waits where an administrator wants that, but not what brings its code', () => {
    const wait = { ...GOOD, unproven: 'wait' } as const;
    expect(decideMail({ ...wait, token: 'none' })).toEqual({ kind: 'quarantine', reason: 'unproven' });
    expect(decideMail({ ...wait, token: 'none', proof: 'passed' })).toEqual({ kind: 'ticket' });
    expect(decideMail(wait)).toEqual({ kind: 'comment' });
    expect(decideMail({ ...wait, proof: 'failed' })).toEqual({ kind: 'quarantine', reason: 'check_failed' });
  });
  test('A36 only what machines sent, or we, is dropped', () => {
    fc.assert(
      fc.property(facts, (mail) => {
        if (decideMail(mail).kind !== 'drop') return;
        expect(mail.own || mail.automatic === 'bounce' || mail.automatic === 'auto').toBe(true);
      }),
    );
  });
});

describe('a head', () => {
  const of = (...lines: string[]) => readHead(`${lines.join('\r\n')}\r\n\r\nList-Id: body`) ?? [];
  test('is read with its folded lines, and ends where the text begins', () => {
    expect(of('Subject: a', ' b', 'X-A:1')).toEqual([
      ['subject', 'a b'],
      ['x-a', '1'],
    ]);
  });
  test('that is too long is none', () => expect(readHead(`To: ${'a@b.org,'.repeat(50_000)}`)).toBeNull());
  test.each([
    ['Auto-Submitted: auto-replied', 'auto'],
    ['Auto-Submitted: no', null],
    ['X-Autoreply: yes', 'auto'],
    ['Precedence: bulk', 'list'],
    ['List-Unsubscribe: <x>', 'list'],
    ['X-Loop: x', 'loop'],
    ['Return-Path: < >', 'bounce'],
    ['From: Mail <MAILER-DAEMON@example.org>', 'bounce'],
    ['Content-Type: multipart/report; x=y', 'bounce'],
    ['Subject: Auto-Submitted: yes', null],
  ])('says what sent it: %s', (line, what) => expect(automatic(of(line))).toBe(what));
});
