import { describe, expect, test } from 'vitest';
import { labelAddress, tagOfLabel, withoutControls } from './label';

const HOME = 'https://desk.example.org';

describe('what a label says', () => {
  test.each([
    ['ap-r2-014', 'AP-R2-014'],
    ['  AP-R2-014\n', 'AP-R2-014'],
    [`${HOME}/t/ap-r2-014`, 'AP-R2-014'],
    [`${HOME}/t/a%2Fb%20c/`, 'A/B C'],
    [`${HOME}/t/a%00b`, 'A B'],
    ['asset:17', 'ASSET:17'],
    // Addresses of others, and others of ours, are no tags of anything.
    ['https://evil.example/t/AP-R2-014', 'HTTPS://EVIL.EXAMPLE/T/AP-R2-014'],
    ['http://desk.example.org/t/AP-R2-014', 'HTTP://DESK.EXAMPLE.ORG/T/AP-R2-014'],
    [`${HOME}@evil.example/t/AP`, 'HTTPS://DESK.EXAMPLE.ORG@EVIL.EXAMPLE/T/AP'],
    [`${HOME}/app/t/AP`, 'HTTPS://DESK.EXAMPLE.ORG/APP/T/AP'],
    [`${HOME}/t/%E0%A4%A`, 'HTTPS://DESK.EXAMPLE.ORG/T/%E0%A4%A'],
    ['javascript:alert(1)', 'JAVASCRIPT:ALERT(1)'],
    ['', ''],
  ])('%j is %j', (said, tag) => expect(tagOfLabel(said, HOME)).toBe(tag));

  test('no longer than a tag can be', () => expect(tagOfLabel('x'.repeat(500), HOME)).toHaveLength(60));
});

test.each(['AP-R2-014', 'A/B C', 'ÄÖ?#%', '..', 'B 2\u00ad1'])(
  'what is printed for %j is read as it',
  (tag) => {
    expect(tagOfLabel(labelAddress(HOME, tag), HOME)).toBe(tagOfLabel(tag, HOME));
  },
);

test('what has no shape is left out', () => expect(withoutControls('a\u0000\u202eb\n')).toBe('a b'));
