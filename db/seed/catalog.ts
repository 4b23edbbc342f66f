import type { Actor } from '#domain/access/roles';
import type { ApprovalRule } from '#domain/approval/policy';
import { DAY, HOUR, type Id, type Instant, MINUTE } from '#domain/kernel/types';
import { addDays } from '#domain/request/days';
import type { Answers, Condition, FormField } from '#domain/request/fields';
import { startingCatalog } from '#domain/request/starting';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { CatalogItemRow } from '#sync/views/catalog';
import type { Organisation } from './organisation';
import { prng, uuid7 } from './prng';
import { play } from './seed-tx';
import type { CategoryKey } from './words/categories';
import { DEMO, type TeamKey } from './words/people';

const asked = { help: '', required: true, showWhen: null };

const from = (least: number): Condition => ({
  match: 'all',
  tests: [{ field: 'amount', is: 'atLeast', value: least }],
});

/** Two that this organisation made for itself: a claim with an amount, and a room with days. */
const OWN: readonly (Pick<CatalogItemRow, 'group' | 'name' | 'summary' | 'icon'> & {
  fields: FormField[];
  approval?: (demo: { meera: Id; henrike: Id }) => ApprovalRule[];
})[] = [
  {
    ...{ group: 'People', name: 'Expense approval', icon: 'receipt' },
    summary: 'Something you paid, or are about to pay',
    approval: ({ meera, henrike }) => [
      { id: 'manager', who: 'manager', personIds: [], need: 'any', when: from(100) },
      { id: 'large', who: 'people', personIds: [meera, henrike], need: 'all', when: from(5_000) },
    ],
    fields: [
      { ...asked, id: 'what', label: 'What for?', kind: 'text', format: 'any', max: 120 },
      {
        ...asked,
        id: 'amount',
        label: 'Amount',
        kind: 'number',
        min: 1,
        max: 20_000,
        decimals: 2,
        unit: '€',
      },
      {
        ...{ ...asked, id: 'why', label: 'Why does it have to be this one?', kind: 'long', max: 2_000 },
        help: 'Asked from 500 € on.',
        showWhen: { match: 'all', tests: [{ field: 'amount', is: 'atLeast', value: 500 }] },
      },
    ],
  },
  {
    ...{ group: 'Rooms', name: 'Meeting room', icon: 'calendar' },
    summary: 'A room for a day, at most 60 days ahead',
    fields: [
      {
        ...{ ...asked, id: 'room', label: 'Which room?', kind: 'choice' },
        options: [
          { id: 'small', label: 'Small, 6 seats' },
          { id: 'large', label: 'Large, 16 seats' },
          { id: 'hall', label: 'Lecture hall' },
        ],
      },
      {
        ...{ ...asked, id: 'day', label: 'Which day?', kind: 'date' },
        earliest: { after: null, days: 1 },
        latest: { after: null, days: 60 },
      },
      {
        ...asked,
        id: 'people',
        label: 'How many people?',
        kind: 'number',
        min: 2,
        max: 120,
        decimals: 0,
        unit: '',
      },
    ],
  },
];

/** Where what is asked for belongs. */
const CATEGORY: Partial<Record<string, CategoryKey>> = {
  'Password reset': 'password',
  'Access permission': 'share',
  'Software installation': 'office',
  Hardware: 'computer',
};

/** Who does which part of a new starter, where it is not the service desk. */
const TASK_TEAM: Partial<Record<string, TeamKey>> = {
  account: 'network',
  mailbox: 'network',
  laptop: 'workplace',
};

const dayAfter = (at: Instant, days: number) => addDays(new Date(at).toISOString().slice(0, 10), days);

interface Wish {
  item: string;
  /** how long ago it was asked for, ms */
  ago: number;
  answers(at: Instant): Answers;
  /** How far it is. */
  done?: 'taken' | 'fulfilled';
}

const WISHES: readonly Wish[] = [
  {
    ...{ item: 'Software installation', ago: 5 * DAY, done: 'fulfilled' },
    answers: () => ({
      name: 'Dragon Medical',
      device: 'computer',
      tag: 'HB-L204',
      why: 'Dictating findings',
    }),
  },
  {
    ...{ item: 'Hardware', ago: 2 * DAY, done: 'taken' },
    answers: () => ({ what: 'headset', reason: 'broken', more: 'With a long cable, please' }),
  },
  {
    ...{ item: 'New starter', ago: DAY },
    answers: (at) => ({
      ...{ name: 'Ilse Brandt', job: 'Nurse, ward 3', first: dayAfter(at, 14), place: 'House B, ward 3' },
      needs: ['badge', 'mail'],
    }),
  },
  {
    ...{ item: 'Access permission', ago: 7 * HOUR, done: 'taken' },
    answers: () => ({
      kind: 'folder',
      to: 'Duty rosters',
      level: 'read',
      why: 'I plan the weekends from December',
    }),
  },
  {
    ...{ item: 'Expense approval', ago: 3 * HOUR },
    answers: () => ({ what: 'Hearing protection, 12 sets', amount: 318.5 }),
  },
  {
    ...{ item: 'Meeting room', ago: 50 * MINUTE },
    answers: (at) => ({ room: 'large', day: dayAfter(at, 9), people: 12 }),
  },
];

/** The catalogue, and what some people asked for from it. */
export async function askFor(made: Organisation, now: Instant): Promise<void> {
  const { store, teams, category, createdAt, people } = made;
  const meera = people.named.get(DEMO.manager)?.id ?? '';
  const henrike = people.named.get(DEMO.administrator)?.id ?? '';
  for (const { id } of people.requesters) store.managers.set(id, meera);
  let ids = 0;
  const items = startingCatalog(() => uuid7(createdAt, prng(`catalogue ${ids++}`)), createdAt);
  for (const item of items) {
    const key = CATEGORY[item.name];
    const plan = item.plan.map((task) => ({ ...task, teamId: teams[TASK_TEAM[task.id] ?? 'desk'] }));
    const row = { ...item, plan, categoryId: key ? category(key) : null, ver: 1, deletedAt: null };
    store.add('catalogItem', row as CatalogItemRow);
  }
  for (const [place, { fields, approval, ...item }] of OWN.entries())
    store.add('catalogItem', {
      ...{ id: uuid7(createdAt, prng(`own item ${place}`)), ...item, description: '', audience: 'everyone' },
      ...{ expectedMinutes: (2 * DAY) / MINUTE, cost: '', categoryId: null, teamId: teams.desk, urgency: 3 },
      ...{
        approval: approval?.({ meera, henrike }) ?? [],
        plan: [],
        position: items.length + 1 + place,
        active: true,
        ver: 1,
        deletedAt: null,
      },
      versions: [
        {
          ...{ id: uuid7(createdAt, prng(`own form ${place}`)), n: 1, at: createdAt, fields },
          titleField: fields[0]?.id ?? null,
        },
      ],
    });
  for (const [place, wish] of WISHES.entries()) await live(made, wish, place, now);
}

async function live({ store, people }: Organisation, wish: Wish, place: number, now: Instant): Promise<void> {
  const item = [...store.tables.catalogItem.values()].find(({ name }) => name === wish.item);
  const form = item?.versions[0];
  const asker = people.requesters[7 + place * 11];
  if (!item || !form || !asker) throw new Error(`nobody asks for ${wish.item}`);
  let at = now - wish.ago;
  const ticketId: Id = uuid7(at, prng(`wish ${place}`));
  const act = async <N extends MutationName>(actor: Actor, name: N, args: ArgsOf<N>): Promise<void> => {
    const uid = uuid7(at, prng(`${name} ${place} ${at}`));
    await play(store, { name, args, actor, uid, occurredAt: at, receivedAt: at });
    at += 12 * MINUTE;
  };
  await act(asker, 'request.submit', {
    ...{ ticketId, itemId: item.id, formId: form.id, answers: { ...wish.answers(at) } },
  });
  if (!wish.done) return;
  const team = store.tables.ticket.get(ticketId)?.teamId ?? '';
  // The demonstration's technician has her own already.
  const mine = people.named.get(DEMO.technician);
  const worker = people.staff.find(({ id, teamIds }) => teamIds.includes(team) && id !== mine?.id);
  if (!worker) throw new Error('nobody fulfils it');
  await act(worker, 'ticket.take', { ticketId });
  if (wish.done === 'taken') return;
  await act(worker, 'ticket.start', { ticketId });
  await act(worker, 'ticket.resolve', {
    ticketId,
    code: 'fulfilled',
    note: 'Installed. It is in the start menu.',
  });
}
