import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import type { PromiseSetting } from '#domain/settings/shapes';
import { en } from '../../words/en';
import { conditionWords } from '../conditions/condition-words';
import { minutesOf, type PromiseFields, promiseFault, storedPromise, typedPromise } from './promise-form';
import { type Names, termsWords, timeWords } from './promise-words';

const t = createTranslator({ locale: 'en', messages: en, namespace: 'settings.promises' }) as never;
const c = createTranslator({ locale: 'en', messages: en, namespace: 'settings.conditions' }) as never;
/** A number and its unit never part. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const named = (...ids: string[]) => ids.map((id) => ({ id, name: `The ${id}`, active: true }));
const names: Names = {
  calendars: [
    { id: 'office', name: 'Office hours', active: true, always: false },
    { id: 'always', name: 'Day and night', active: true, always: true },
  ],
  categories: named('a', 'b', 'c', 'd', 'e'),
  sites: named('house'),
  teams: named('net'),
};
const row: PromiseSetting = {
  ...{ id: 'p', name: 'Laboratory', scope: 'service', position: 2.5, active: true, kinds: [] },
  ...{ priorities: [1, 2], categoryIds: [], siteIds: ['house'], teamIds: [], calendarId: 'always' },
  ...{ responseMinutes: 15, resolutionMinutes: 240, responseBy: 'reply', pauseReasons: ['user'] },
  ...{ onReopen: 'restart', escalations: [{ measure: 'response', percent: 75, acts: ['team', 'raise'] }] },
};

describe('promises in words', () => {
  it.each([
    [15, 'office', '15 min'],
    [90, 'office', '1 h 30 min'],
    [480, 'office', '1 working day'],
    [1_440, 'office', '3 working days'],
    [480, 'always', '8 h'],
  ])('%d min by %s: %s', (minutes, hours, words) =>
    expect(plain(timeWords(minutes, hours === 'always', t))).toBe(words),
  );

  it('say the times and the hours', () => {
    expect(plain(termsWords(row, names.calendars, t))).toBe(
      'answer within 15 min, solution within 4 h, Day and night',
    );
    const team = { ...row, scope: 'team' as const, responseMinutes: null, calendarId: 'office' };
    expect(plain(termsWords(team, names.calendars, t))).toBe('done within 4 h, Office hours');
    expect(plain(termsWords({ ...row, resolutionMinutes: null }, names.calendars, t))).toBe(
      'answer within 15 min, Day and night',
    );
  });

  it('say for which tickets, and count what would be a long line', () => {
    expect(conditionWords(row, names, c)).toBe('P1, P2; The house');
    expect(conditionWords({ ...row, priorities: [], siteIds: [] }, names, c)).toBe('Every ticket');
    const many = { ...row, priorities: [], siteIds: [], kinds: ['incident' as const] };
    expect(conditionWords({ ...many, categoryIds: ['a', 'b', 'c', 'd', 'e'] }, names, c)).toBe(
      'Incidents; The a, The b, The c and 2 more',
    );
  });
});

describe('the form of a promise', () => {
  const typed = (over: Partial<PromiseFields> = {}) => ({ ...typedPromise(row, true), ...over });

  it('gives back what it was given', () => {
    const { id, ...stored } = row;
    for (const always of [true, false]) {
      expect(storedPromise(typedPromise(row, always))).toEqual(stored);
      expect(promiseFault(typedPromise(row, always))).toBeNull();
    }
  });

  it.each([
    ['', 'hours', null],
    ['1,5', 'hours', 90],
    ['0.5', 'days', 240],
    ['1.5', 'minutes', undefined],
    ['0', 'hours', undefined],
    ['-1', 'hours', undefined],
    ['300', 'days', undefined],
    ['soon', 'hours', undefined],
  ] as const)('%j %s', (amount, unit, minutes) => expect(minutesOf({ amount, unit })).toBe(minutes));

  it('leaves out what the scope does not know, and keeps it typed', () => {
    const service = typed({ teamIds: ['net'] });
    expect(storedPromise(service).teamIds).toEqual([]);
    expect(storedPromise({ ...service, scope: 'team' })).toMatchObject({
      teamIds: ['net'],
      responseMinutes: null,
      escalations: [{ measure: 'team', percent: 75 }],
    });
  });

  it('names what is not done', () => {
    const mark = { measure: 'response' as const, percent: '75', acts: ['team' as const] };
    const none = { amount: 'soon', unit: 'hours' as const };
    expect(promiseFault(typed({ calendarId: null }))).toMatchObject({ fault: 'noHours' });
    expect(promiseFault(typed({ answer: none }))).toMatchObject({ field: 'responseMinutes' });
    expect(promiseFault(typed({ answer: none, scope: 'team' }))).toBeNull();
    expect(promiseFault(typed({ solution: none }))).toMatchObject({ field: 'resolutionMinutes' });
    expect(promiseFault(typed({ marks: [mark, { ...mark, percent: '501' }] }))).toMatchObject({
      fault: 'percent',
      facts: { at: 1 },
    });
    expect(promiseFault(typed({ marks: [{ ...mark, acts: [] }] }))).toMatchObject({ fault: 'noActs' });
  });
});
