import { describe, expect, it } from 'vitest';
import { incidentMapping } from './incident-mapping';
import { incidentReader } from './incident-row';
import { parseMapping } from './mapping';
import { RowFault } from './problem';

const NOW = Date.parse('2017-03-01T00:00Z');
const mapping = parseMapping(
  'test',
  {
    source: 'old',
    dates: ['iso', 'd/m/yyyy'],
    nulls: ['?'],
    fields: {
      number: '{no}',
      title: ['{what}', 'Incident {no}'],
      requester: '{who}',
      assignee: '{tech}',
      resolver: '{solver}',
      description: '{text}',
      createdAt: '{opened}',
      resolvedAt: '{resolved}',
      closedAt: '{closed}',
      updatedAt: '{updated}',
      state: '{state}',
      impact: '{impact}',
      priority: '{priority}',
      category: '{group}',
      subcategory: '{sub}',
      reopenCount: '{again}',
    },
    values: {
      state: { Open: 'in_progress', Waiting: 'on_hold:vendor', Done: 'closed', '-100': 'dates' },
      impact: { High: 1, '*': 3 },
      priority: { Moderate: 3 },
    },
  },
  incidentMapping,
);

const header =
  'no what who tech solver text opened resolved closed updated state impact priority group sub again'.split(
    ' ',
  );
const read = incidentReader({ mapping, header, zone: 'UTC', now: NOW });
const row = (over: Record<string, string> = {}) => {
  const plain: Record<string, string> = {
    no: '7',
    what: 'Wi-Fi gone',
    who: 'Asha',
    opened: '29/2/2016 01:16',
  };
  const given = { ...plain, state: 'Open', ...over };
  return read(header.map((name) => given[name as keyof typeof given] ?? ''));
};
const at = (iso: string) => Date.parse(`${iso}Z`);
const fault = (over: Record<string, string>) => {
  try {
    row(over);
  } catch (error) {
    if (error instanceof RowFault) return `${error.column}: ${error.reason}`;
    throw error;
  }
  return null;
};

describe('a row', () => {
  it('is an incident, with what is missing left out', () => {
    expect(row()).toEqual({
      ...{ number: '7', title: 'Wi-Fi gone', description: '', state: 'in_progress', holdReason: null },
      ...{ impact: 2, urgency: 2, priority: null, category: null, site: null, place: null, team: null },
      ...{ requester: 'Asha', reporter: 'Asha', assignee: null, resolver: null },
      ...{ resolution: '', resolutionCode: null, resolvedAt: null, closedAt: null, reopenCount: 0 },
      ...{ createdAt: at('2016-02-29T01:16'), stateSince: at('2016-02-29T01:16') },
      updatedAt: at('2016-02-29T01:16'),
    });
  });

  it('keeps the priority as given, by the mapping’s words, and "*" for all others', () => {
    expect(row({ priority: 'Moderate', impact: 'High' })).toMatchObject({ priority: 3, impact: 1 });
    expect(row({ priority: '4', impact: 'whatever' })).toMatchObject({ priority: 4, impact: 3 });
  });

  it('has one or two levels of category', () => {
    expect(row({ group: 'Hardware', sub: 'Printer' }).category).toEqual(['Hardware', 'Printer']);
    expect(row({ sub: 'Printer' }).category).toEqual(['Printer']);
  });

  it('drops instants its state has not reached: a log carries the last ones on each row', () => {
    const dates = { resolved: '2016-03-01', closed: '2016-03-05', updated: '2016-02-29T08:00' };
    expect(row({ state: 'Waiting', ...dates })).toMatchObject({
      ...{ state: 'on_hold', holdReason: 'vendor', resolvedAt: null, closedAt: null },
      stateSince: at('2016-02-29T08:00'),
    });
    expect(row({ state: 'resolved', ...dates })).toMatchObject({
      resolvedAt: at('2016-03-01'),
      closedAt: null,
    });
  });

  it('has the state its dates tell where the file tells none', () => {
    const dates = { resolved: '2016-03-01', closed: '2016-03-05' };
    expect(row({ state: '-100', ...dates }).state).toBe('closed');
    expect(row({ state: '', resolved: dates.resolved }).state).toBe('resolved');
    expect(row({ state: '?' }).state).toBe('new');
    expect(row({ state: '-100', tech: 'Nils' }).state).toBe('assigned');
  });

  it('closed without a date of resolution stays without one, and has an end all the same', () => {
    expect(row({ state: 'Done', updated: '2016-03-04' })).toMatchObject({
      ...{ resolvedAt: null, closedAt: at('2016-03-04'), stateSince: at('2016-03-04') },
    });
    expect(row({ state: 'Done', closed: '2016-03-05' })).toMatchObject({ closedAt: at('2016-03-05') });
  });

  it('was worked on by whoever solved it, when nobody else had it', () => {
    const solved = { state: 'Done', resolved: '2016-03-01', closed: '2016-03-05', solver: 'Lena' };
    expect(row(solved)).toMatchObject({ assignee: 'Lena', resolver: 'Lena' });
    expect(row({ ...solved, tech: 'Nils' })).toMatchObject({ assignee: 'Nils', resolver: 'Lena' });
    expect(row({ solver: 'Lena' }).assignee).toBeNull();
  });

  it('takes titles apart: on one line, by the next template, or cut and kept whole below', () => {
    expect(row({ what: 'one\n  two' }).title).toBe('one two');
    expect(row({ what: '?' }).title).toBe('Incident 7');
    const long = row({ what: 'x'.repeat(300), text: 'more' });
    expect(long.title).toHaveLength(200);
    expect(long.description).toBe(`${'x'.repeat(300)}\n\nmore`);
    expect(row({ what: `${'x'.repeat(198)}💥💥` }).title).toBe(`${'x'.repeat(198)}…`);
  });

  it.each([
    [{ no: '?' }, 'no: is empty'],
    [{ who: ' ' }, 'who: is empty'],
    [{ who: 'x'.repeat(121) }, 'who: is longer than 120 characters'],
    [{ opened: '' }, 'opened: is empty'],
    [{ opened: '31/4/2016' }, 'opened: "31/4/2016" is no date in the form iso or d/m/yyyy'],
    [{ opened: '2017-03-03' }, 'opened: "2017-03-03" lies in the future'],
    [{ state: 'Unheard of' }, 'state: "Unheard of" is not among the values of the mapping'],
    [{ priority: 'Urgent' }, 'priority: "Urgent" is not among the values of the mapping'],
    [{ again: '-1' }, 'again: "-1" is no number'],
    [{ text: 'x'.repeat(10_001) }, 'text: is longer than 10000 characters'],
    [
      { state: 'Done', resolved: '2016-02-28', closed: '2016-03-05' },
      'resolved: lies before the incident was opened',
    ],
    [
      { state: 'Done', resolved: '2016-03-02', closed: '2016-03-01' },
      'closed: lies before the incident was opened or resolved',
    ],
  ])('is refused by name: %j', (over, words) => {
    expect(fault(over)).toBe(words);
  });

  it('with other cells than the header is refused', () => {
    expect(() => read(['7', 'Wi-Fi gone'])).toThrow(`has 2 cells, and the header has ${header.length}`);
  });
});
