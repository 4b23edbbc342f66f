import { describe, expect, test } from 'vitest';
import { readHead } from './head';
import { senderCheck, serverName } from './proof';

const check = (lines: readonly string[], server: string | null = 'mx.desk.org', sender = 'a@b.org') =>
  senderCheck(
    readHead(lines.map((line) => `Authentication-Results: ${line}`).join('\r\n')) ?? [],
    sender,
    server,
  ).proof;

describe('what proves a sender', () => {
  test.each([
    ['mx.desk.org; dmarc=pass header.from=b.org', 'passed'],
    ['MX.desk.org 1; spf=none; DMARC=Pass (p=reject dis=none) header.from=B.org', 'passed'],
    ['mx.desk.org; dmarc=pass header.from=evil.org', 'none'],
    ['mx.desk.org; dkim=pass header.d=b.org header.s=x', 'passed'],
    ['mx.desk.org; dkim=pass header.i=@b.org', 'passed'],
    ['mx.desk.org; dkim=pass header.d=evil.org', 'none'],
    ['mx.desk.org; dkim=pass header.d=org', 'none'],
    ['mx.desk.org; spf=pass smtp.mailfrom=bounce@b.org', 'passed'],
    ['mx.desk.org; spf=pass smtp.mailfrom=bounce@evil.org', 'none'],
    ['mx.desk.org; spf=softfail smtp.mailfrom=b.org; dkim=none', 'none'],
    ['mx.desk.org; spf=pass smtp.mailfrom=b.org; dmarc=fail header.from=b.org', 'failed'],
    ['mx.desk.org; none', 'none'],
    ['', 'none'],
  ])('%s', (line, proof) => expect(check([line])).toBe(proof));

  test('a signature of the domain above counts, of one below it does not', () => {
    expect(check(['mx.desk.org; dkim=pass header.d=b.org'], 'mx.desk.org', 'a@mail.b.org')).toBe('passed');
    expect(check(['mx.desk.org; dkim=pass header.d=mail.b.org'])).toBe('none');
    expect(check(['mx.desk.org; dkim=pass header.d=b.org'], 'mx.desk.org', 'a@evilb.org')).toBe('none');
  });
});

describe('A34 what a sender writes', () => {
  test('into a line of their own counts for nothing', () => {
    expect(check(['mx.evil.org; dmarc=pass header.from=b.org'])).toBe('none');
    expect(check(['mx.desk.org.evil.org; dmarc=pass'])).toBe('none');
    // Ours stands on top.
    expect(check(['mx.desk.org; dmarc=none', 'mx.desk.org; dmarc=pass header.from=b.org'])).toBe('none');
    expect(check(['mx.evil.org; dmarc=fail'])).toBe('none');
  });
  test.each([
    'mx.desk.org; spf=none smtp.mailfrom="x; dmarc=pass header.from=b.org"@evil.org',
    'mx.desk.org; spf=none (of "a);dmarc=pass ("@evil.org is not known)',
    'mx.desk.org; spf=none (a \\) ; dmarc=pass ) smtp.mailfrom=evil.org',
    'mx.desk.org; spf=none (open; dmarc=pass',
    'mx.desk.org; spf=none ) ; dmarc=pass (',
    'mx.desk.org; x=y "open; dmarc=pass',
  ])('into an address that our server repeats counts for nothing: %s', (line) =>
    expect(check([line])).toBe('none'),
  );
  test('without the name of our server nothing is proven, and a failure is one', () => {
    expect(check(['mx.desk.org; dmarc=pass header.from=b.org'], null)).toBe('none');
    expect(check(['whoever; DMARC = fail'], null)).toBe('failed');
    expect(check([], null)).toBe('none');
  });
});

test('the name of a server', () => {
  expect(serverName(' MX1.Example.ORG ')).toBe('mx1.example.org');
  for (const wrong of ['', 'two words', 'a;b', 'a"b', '.a', 'a.', 'x'.repeat(254)])
    expect(serverName(wrong), wrong).toBeNull();
});
