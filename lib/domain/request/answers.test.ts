import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { field } from '#tests/support/forms';
import { checkAnswers, toldBy } from './answers';
import { addDays, daysAt, isDay } from './days';
import type { Answers, FormField } from './fields';
import { answeredFiles, inWords, requestText, requestTitle } from './told';

const today = { first: '2026-11-27', last: '2026-11-27' };
const check = (fields: readonly FormField[], given: Answers) => checkAnswers(fields, given, today);
const faultOf = (one: FormField, answer: Answers[string]) =>
  check([one], { [one.id]: answer }).faults[one.id];

describe('an answer fits its field', () => {
  it('what must be answered is missed, empty or blank', () => {
    const name = field.text('name', { required: true });
    for (const given of [{}, { name: '' }, { name: '   ' }] as Answers[])
      expect(check([name], given).faults).toEqual({ name: { fault: 'missing' } });
    const tools = field.choices('tools', ['a', 'b'], { required: true });
    expect(check([tools], { tools: [] }).faults).toEqual({ tools: { fault: 'missing' } });
    expect(check([field.text('name')], {}).faults).toEqual({});
  });

  it('texts: length, trimmed, addresses', () => {
    expect(check([field.text('a')], { a: '  x ' }).answers).toEqual({ a: 'x' });
    expect(faultOf(field.text('a', { max: 3 }), 'four')).toEqual({ fault: 'tooLong', bound: 3 });
    const mail = field.text('mail', { format: 'email' });
    for (const bad of ['x', 'x@', '@x.org', 'a b@x.org', 'a@b..c'])
      expect(faultOf(mail, bad)?.fault).toBe('notEmail');
    expect(faultOf(mail, 'ana.maría@exämple.org')).toBeUndefined();
  });

  it('numbers: bounds and decimals', () => {
    const amount = field.number('amount', { min: 1, max: 500, decimals: 2, unit: '€' });
    expect(faultOf(amount, 0)).toEqual({ fault: 'tooSmall', bound: 1 });
    expect(faultOf(amount, 500.01)).toEqual({ fault: 'tooLarge', bound: 500 });
    expect(faultOf(amount, 1.005)).toEqual({ fault: 'tooFine', bound: 2 });
    expect(faultOf(amount, 19.99)).toBeUndefined();
    for (const bad of ['12', Number.NaN, Number.POSITIVE_INFINITY])
      expect(faultOf(amount, bad)?.fault).toBe('notNumber');
  });

  it('choices: known keys, enough and not too many, each once', () => {
    expect(faultOf(field.choice('c', ['a', 'b']), 'c')).toEqual({ fault: 'unknownOption' });
    const some = field.choices('s', ['a', 'b', 'c'], { atLeast: 2, atMost: 2 });
    expect(faultOf(some, ['a'])).toEqual({ fault: 'tooFew', bound: 2 });
    expect(faultOf(some, ['a', 'a'])).toEqual({ fault: 'tooFew', bound: 2 });
    expect(faultOf(some, ['a', 'b', 'c'])).toEqual({ fault: 'tooMany', bound: 2 });
    expect(faultOf(some, ['a', 'x'])).toEqual({ fault: 'unknownOption' });
    expect(faultOf(some, 'a')).toEqual({ fault: 'unknownOption' });
    expect(check([some], { s: ['a', 'b', 'a'] }).answers).toEqual({ s: ['a', 'b'] });
  });

  it('days: that exist, from the day it is asked for, and from each other', () => {
    const from = field.date('from', {
      earliest: { after: null, days: 1 },
      latest: { after: null, days: 60 },
    });
    const to = field.date('to', {
      earliest: { after: 'from', days: 0 },
      latest: { after: 'from', days: 14 },
    });
    expect(faultOf(from, '2026-02-30')).toEqual({ fault: 'notDay' });
    expect(faultOf(from, '2026-11-27')).toEqual({ fault: 'tooEarly', bound: '2026-11-28' });
    expect(faultOf(from, '2027-01-27')).toEqual({ fault: 'tooLate', bound: '2027-01-26' });
    const both = (a: string, b: string) => check([from, to], { from: a, to: b }).faults;
    expect(both('2026-12-01', '2026-12-01')).toEqual({});
    expect(both('2026-12-02', '2026-12-01')).toEqual({ to: { fault: 'tooEarly', bound: '2026-12-02' } });
    expect(both('2026-12-02', '2026-12-17')).toEqual({ to: { fault: 'tooLate', bound: '2026-12-16' } });
  });

  it('a day that is right somewhere is right: phone and server do not know each other’s zone', () => {
    const noon = Date.UTC(2026, 10, 27, 11, 30);
    expect(daysAt(noon)).toEqual({ first: '2026-11-26', last: '2026-11-28' });
    const soon = field.date('d', { earliest: { after: null, days: 0 }, latest: { after: null, days: 0 } });
    for (const d of ['2026-11-26', '2026-11-27', '2026-11-28'])
      expect(checkAnswers([soon], { d }, daysAt(noon)).faults).toEqual({});
    expect(checkAnswers([soon], { d: '2026-11-25' }, daysAt(noon)).faults).not.toEqual({});
  });

  it('people: the form of an id', () => {
    expect(faultOf(field.person('p'), 'Meera')).toEqual({ fault: 'notPerson' });
    expect(faultOf(field.person('p'), '0193b1f2-0000-7000-8000-000000000001')).toBeUndefined();
  });
});

describe('what is not asked', () => {
  const only = (id: string, value: string) =>
    ({ match: 'all', tests: [{ field: id, is: 'is', value }] }) as const;
  const kind = field.choice('kind', ['laptop', 'other'], { required: true });
  const other = field.text('other', { required: true, showWhen: only('kind', 'other') });
  const why = field.text('why', {
    required: true,
    showWhen: { match: 'all', tests: [{ field: 'other', is: 'answered', value: null }] },
  });

  it('is not missed, not kept, and counts for nothing in what follows from it', () => {
    const given = { kind: 'laptop', other: 'A robot', why: 'Because' };
    const checked = check([kind, other, why], given);
    expect(checked.asked.map(({ id }) => id)).toEqual(['kind']);
    expect(checked.answers).toEqual({ kind: 'laptop' });
    expect(checked.faults).toEqual({});
    expect(Object.keys(check([kind, other, why], { kind: 'other' }).faults)).toEqual(['other']);
    expect(check([kind, other, why], { ...given, kind: 'other' }).asked).toHaveLength(3);
  });

  it('files are counted by their ids; whether they are there say the intents that bring them', () => {
    const files = field.file('shots', { required: true, atMost: 2 });
    const [a, b, c] = [1, 2, 3].map((n) => `0193b1f2-0000-7000-8000-00000000000${n}`);
    expect(check([files], {}).faults).toEqual({ shots: { fault: 'missing' } });
    expect(check([files], { shots: [] }).faults).toEqual({ shots: { fault: 'missing' } });
    expect(check([files], { shots: ['me.png'] }).faults).toEqual({ shots: { fault: 'notFile' } });
    expect(check([files], { shots: [a, b, c] as string[] }).faults).toEqual({
      shots: { fault: 'tooMany', bound: 2 },
    });
    const told = toldBy(check([files], { shots: [a, b] as string[] }), () => null);
    expect(told.map(inWords)).toEqual(['2']);
    expect([...answeredFiles(told)]).toEqual([a, b]);
  });

  it('an answer under a name that objects have is no answer', () => {
    expect(check([field.text('constructor', { required: true })], {}).faults).toEqual({
      constructor: { fault: 'missing' },
    });
  });

  it('whatever comes over the wire: only answers of asked fields are kept, and each of them fits', () => {
    const fields: FormField[] = [
      kind,
      other,
      field.number('n', { min: 0, max: 9, showWhen: only('kind', 'laptop') }),
      field.choices('s', ['a', 'b'], { atMost: 1 }),
      field.date('d', { latest: { after: null, days: 3 } }),
    ];
    const answer = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.double(),
      fc.array(fc.constantFrom('a', 'b', 'x')),
      fc.constantFrom('laptop', 'other', '2026-11-30', '2026-12-30'),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('kind', 'other', 'n', 's', 'd', 'y'), answer), (given) => {
        const { asked, answers, faults } = check(fields, given);
        const ids = asked.map(({ id }) => id);
        for (const id of [...Object.keys(answers), ...Object.keys(faults)]) expect(ids).toContain(id);
        // Checked again it is the same, and what is wrong is not among what is kept.
        expect(check(fields, answers).answers).toEqual(answers);
        for (const id of Object.keys(faults)) expect(answers[id]).toBeUndefined();
      }),
    );
  });
});

describe('what is kept with the request', () => {
  const fields = [
    field.choice('tool', ['vpn', 'cad'], { label: 'Which software?' }),
    field.number('cost', { unit: '€', decimals: 2 }),
    field.choices('for', ['team', 'me']),
    field.person('boss'),
    field.text('note'),
  ];
  const boss = '0193b1f2-0000-7000-8000-000000000001';
  const told = toldBy(check(fields, { tool: 'cad', cost: 12.5, for: ['me', 'team'], boss }), (id) =>
    id === boss ? 'Meera' : null,
  );

  it('is label and answer in the words that were read', () => {
    expect(told.map((one) => `${one.label}=${inWords(one)}`)).toEqual([
      'Which software?=CAD',
      'cost=12.5 €',
      'for=TEAM, ME',
      'boss=Meera',
    ]);
    expect(requestText(told, 1_000)).toContain('Which software?: CAD\ncost: 12.5 €');
  });

  it('the title tells it from others, and is never too long', () => {
    expect(requestTitle('Software', told, 'tool', 80)).toBe('Software: CAD');
    expect(requestTitle('Software', told, 'note', 80)).toBe('Software');
    expect(requestTitle('Software', told, 'tool', 8)).toBe('Softwar…');
  });
});

describe('days', () => {
  it('are added over months, leap days and years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(isDay('2027-02-29')).toBe(false);
    expect(isDay('2026-1-1')).toBe(false);
  });
});
