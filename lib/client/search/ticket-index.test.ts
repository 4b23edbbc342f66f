import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#client/platform/clock';
import { parseSearch } from '#domain/search/terms';
import { wordsOf } from '#domain/search/words';
import { provisionalCode } from '#domain/ticket/number';
import { ticketRow } from '#tests/support/local-client';
import { type Searched, TicketIndex } from './ticket-index';

const all = () => true;
const idsOf = (index: TicketIndex, typed: string, limit = 50) =>
  index.find(parseSearch(typed), all, limit).hits.map(({ id }) => id);

function indexOf(...tickets: [Searched, string?][]): TicketIndex {
  const index = new TicketIndex();
  for (const [ticket, said = ''] of tickets) index.put(ticket, said);
  return index;
}

test('a ticket is found by the beginning of a word, without case and accents, and by what was said on it', () => {
  const wifi = ticketRow({
    title: 'Two access points down in Radiology',
    description: 'Übertragung bricht ab',
  });
  const printer = ticketRow({ title: 'Printer jams', number: 'INC-000002' });
  const index = indexOf([wifi], [printer, 'Replaced the fuser unit\n']);
  expect(idsOf(index, 'RADIO')).toEqual([wifi.id]);
  expect(idsOf(index, 'ubertr')).toEqual([wifi.id]);
  expect(idsOf(index, 'fuser jam')).toEqual([printer.id]);
  expect(idsOf(index, 'fuser radiology')).toEqual([]);
});

test('a slip is forgiven where nothing has the word as typed, and only there', () => {
  const printer = ticketRow({ title: 'Printer on ward 7 jams' });
  const pointer = ticketRow({ title: 'Pointer of the beamer is broken' });
  const index = indexOf([printer], [pointer]);
  expect(index.find(parseSearch('prinetr'), all, 9)).toMatchObject({
    nearly: true,
    hits: [{ id: printer.id }],
  });
  expect(idsOf(index, 'printer')).toEqual([printer.id]);
  expect(idsOf(index, 'beamre')).toEqual([pointer.id]);
  // Numbers are meant as typed.
  expect(idsOf(index, '8')).toEqual([]);
});

test('a slip finds the word that was meant first, and nothing that is only a little like it', () => {
  const printer = ticketRow({ title: 'Printer on ward 7 jams', updatedAt: 1 });
  const said = ticketRow({ title: 'Ward 9 waits', updatedAt: 1 });
  const prints = ticketRow({ title: 'Label prints are faint', updatedAt: 9 });
  const others = ['Pointer of the beamer', 'Point of sale', 'Paint in the corridor', 'Sprinter van'];
  const index = indexOf([printer], [said, 'The printer there is off'], [prints]);
  for (const title of others) index.put(ticketRow({ title }), '');
  expect(idsOf(index, 'printr')).toEqual([printer.id, said.id, prints.id]);
  expect(index.find(parseSearch('printr'), all, 9).hits).toMatchObject([
    { found: ['printer'], beyondTitle: false },
    { found: ['printer'], beyondTitle: true },
    { found: ['prints'] },
  ]);
  expect(idsOf(index, 'ward printr')).toEqual([printer.id, said.id]);
  index.delete(printer.id);
  index.delete(said.id);
  expect(idsOf(index, 'printr')).toEqual([prints.id]);
});

test('what is farther is found where nothing nearer has the other words as well', () => {
  const [near, far] = [
    ticketRow({ title: 'Stations of the lift' }),
    ticketRow({ title: 'Station, canteen' }),
  ];
  const index = indexOf([near], [far]);
  expect(idsOf(index, 'stattions')).toEqual([near.id]);
  expect(idsOf(index, 'canteen stattions')).toEqual([far.id]);
});

test('a number finds its ticket first, whole, in part, and the code of one that has none yet', () => {
  const wanted = ticketRow({ number: 'INC-004127', title: 'Scanner' });
  const names = ticketRow({ number: 'INC-000009', title: 'Error 4127 on the scanner' });
  const fresh = ticketRow({ number: null, title: 'Scanner' });
  const index = indexOf([names], [wanted], [fresh]);
  for (const typed of ['4127', '004127', 'INC-4127', 'inc-004127', 'INC 4127']) {
    expect(idsOf(index, typed)[0]).toBe(wanted.id);
  }
  expect(idsOf(index, '4127')).toContain(names.id);
  expect(idsOf(index, 'INC-41')).toEqual([wanted.id]);
  const code = provisionalCode(fresh.id);
  expect(idsOf(index, code)).toEqual([fresh.id]);
  expect(idsOf(index, `New ${code.toLowerCase()}`)).toEqual([fresh.id]);
});

test('what is written with a hyphen is found without', () => {
  const wifi = ticketRow({ title: 'Wi-Fi drops in the Café' });
  const index = indexOf([wifi]);
  for (const typed of ['wifi', 'wi-fi', 'wif', 'fi drops']) expect(idsOf(index, typed)).toEqual([wifi.id]);
});

test('scripts without spaces are found by any part of a word', () => {
  const leak = ticketRow({ title: '病棟の漏水' });
  const index = indexOf([leak], [ticketRow({ title: 'プリンターが動かない' })]);
  expect(idsOf(index, '漏水')).toEqual([leak.id]);
  expect(idsOf(index, '水')).toEqual([leak.id]);
  expect(idsOf(index, '水漏')).toEqual([]);
});

test('filters narrow, and alone show the open and urgent ones first', () => {
  const low = ticketRow({ priority: 4, title: 'Printer' });
  const high = ticketRow({ priority: 1, title: 'Printer' });
  const done = ticketRow({ priority: 1, state: 'closed', title: 'Printer' });
  const index = indexOf([low], [done], [high]);
  expect(idsOf(index, '')).toEqual([high.id, low.id, done.id]);
  const urgent = index.find(parseSearch('printer'), ({ priority }) => priority === 1, 1);
  expect(urgent).toMatchObject({ total: 2, hits: [{ id: high.id }] });
});

const WORDS =
  'printer prints wifi ward radiology label café über router route 漏水 病棟 4127 down jams slow'.split(' ');
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }).map((words) => words.join(' '));
const steps = fc.array(
  fc.record({ at: fc.nat(11), gone: fc.boolean(), title: text, description: text, said: text }),
  { minLength: 1, maxLength: 60 },
);

test('an index kept up with rows that come, change and go answers as one built anew', () => {
  fc.assert(
    fc.property(
      steps,
      fc.constantFrom('pri', 'rout', 'cafe', '漏水', 'prnter', 'ward slow', '4127'),
      (acts, typed) => {
        const ids = Array.from({ length: 12 }, newId);
        const kept = new TicketIndex();
        const rows = new Map<string, [Searched, string]>();
        for (const { at, gone, title, description, said } of acts) {
          const id = ids[at] ?? '';
          const row = ticketRow({ id, title, description, number: `INC-${String(at + 1).padStart(6, '0')}` });
          if (gone) rows.delete(id);
          else rows.set(id, [row, said]);
          if (gone) kept.delete(id);
          else kept.put(row, said);
        }
        const anew = indexOf(...rows.values());
        expect(kept.size).toBe(rows.size);
        expect(idsOf(kept, typed).sort()).toEqual(idsOf(anew, typed).sort());
      },
    ),
    { numRuns: 150 },
  );
});

test('of ten thousand tickets it finds what a look at each of them finds', () => {
  const syllables = 'ka ro min tel ver sta dor pli no qua fen bru ita gol sam'.split(' ');
  let seed = 20_260_401;
  const dice = (sides: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
    return seed % sides;
  };
  const word = () => Array.from({ length: 1 + dice(3) }, () => syllables[dice(syllables.length)]).join('');
  const some = (n: number) => Array.from({ length: n }, word).join(' ');
  const index = new TicketIndex();
  const words = new Map<string, string[]>();
  for (let n = 1; n <= 10_000; n++) {
    const row = ticketRow({
      title: some(6),
      description: some(14),
      number: `INC-${String(n).padStart(6, '0')}`,
    });
    index.put(row, '');
    words.set(row.id, wordsOf(`${row.title} ${row.description}`));
  }
  for (const typed of ['karo', 'stador', 'plino fen', 'vermin k', 'golsam telno', 'quaqua i']) {
    const wanted = typed.split(' ');
    const scanned = [...words].filter(([, has]) => wanted.every((one) => has.some((w) => w.startsWith(one))));
    const found = index.find(parseSearch(typed), all, 10_000);
    expect(found.nearly || scanned.length > 0).toBe(true);
    if (!found.nearly)
      expect(found.hits.map(({ id }) => id).sort()).toEqual(scanned.map(([id]) => id).sort());
  }
}, 60_000);
