import { findPatterns, type Pattern } from '#domain/problem/patterns';
import { type PlantedGroup, plantedHistory } from '../support/planted-history';
import { keepResults } from './keep-results';

// Whether recurring patterns are found among a hundred thousand tickets, how many proposals are false, and how long it
// takes on one core. What is planted is known, so both are counted and not judged.

const TICKETS = Number(process.env.TICKETS ?? 100_000);
const GROUPS = 120;
const SEEDS = (process.env.SEEDS ?? '4,5,6').split(',').map(Number);
/** A group is found where one proposal holds so much of it, and a proposal is true where so much of it is one group. */
const SHARE = 0.5;

const rows = SEEDS.map(measure);
const table = [
  `| ${TICKETS.toLocaleString('en')} tickets, ${GROUPS} planted groups of 5 to 200 | groups found | of 5 to 8 | false proposals | seconds |`,
  '| --- | --: | --: | --: | --: |',
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '| goal | 95 % | – | at most 10 % | under 120 |',
].join('\n');
console.log(table);
keepResults('problems', table);

function measure(seed: number): string[] {
  const { tickets, groups, now } = plantedHistory({ tickets: TICKETS, groups: GROUPS, seed });
  const began = performance.now();
  const found = findPatterns(tickets, now);
  const seconds = (performance.now() - began) / 1000;
  const hit = groups.filter((group) => found.some((one) => holds(one, group) >= group.ids.size * SHARE));
  const small = groups.filter(({ ids }) => ids.size <= 8);
  const wrong = found.filter(
    (one) => !groups.some((group) => holds(one, group) >= one.ticketIds.length * SHARE),
  );
  if (process.env.SHOW) show(groups, hit, wrong);
  return [
    `seed ${seed}: ${found.length} proposals`,
    percent(hit.length, groups.length),
    percent(hit.filter(({ ids }) => ids.size <= 8).length, small.length),
    percent(wrong.length, found.length),
    seconds.toFixed(1),
  ];
}

function holds(one: Pattern, { ids }: PlantedGroup): number {
  return one.ticketIds.filter((id) => ids.has(id)).length;
}

function show(groups: PlantedGroup[], hit: PlantedGroup[], wrong: Pattern[]): void {
  for (const group of groups) if (!hit.includes(group)) console.log('missed', group.kind, group.ids.size);
  for (const { kind, ticketIds, words, expectedTenths, surpriseTenths } of wrong)
    console.log('false', kind, ticketIds.length, expectedTenths / 10, surpriseTenths / 10, words.join(' '));
}

function percent(part: number, whole: number): string {
  return `${((part / Math.max(1, whole)) * 100).toFixed(1)} %`;
}
