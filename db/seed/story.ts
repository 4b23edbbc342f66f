import type { Actor } from '#domain/access/roles';
import { DAY, HOUR, type Instant, MINUTE } from '#domain/kernel/types';
import { priorityOf } from '#domain/priority/matrix';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { Fate } from './fates';
import type { Organisation } from './organisation';
import { type Prng, prng, uuid7 } from './prng';
import { afterWork, type WallClock } from './rhythm';
import type { SeedAct } from './seed-tx';
import { ACCESS } from './templates/access';
import { HARDWARE } from './templates/hardware';
import { NETWORK } from './templates/network';
import { SOFTWARE } from './templates/software';
import type { Template } from './templates/template';
import { CATEGORIES, type CategoryKey } from './words/categories';
import type { TeamKey } from './words/people';
import {
  CANCEL_NOTE,
  CHECKLISTS,
  REOPEN_NOTE,
  REQUESTER_NUDGE,
  STAFF_NOTE,
  TECHNICIAN_UPDATE,
  THANKS,
} from './words/remarks';
import { VARIABLES, type Variable } from './words/variables';

const TEMPLATES: readonly Template[] = [...NETWORK, ...HARDWARE, ...SOFTWARE, ...ACCESS];
const isCalm = ([impact, urgency]: Template['levels'][number]): boolean => priorityOf(impact, urgency) > 2;
/** The same without what cannot wait. */
const CALM: readonly Template[] = TEMPLATES.map((t) => ({ ...t, levels: t.levels.filter(isCalm) })).filter(
  (t) => t.levels.length > 0,
);
/** Only what many cannot work without. */
const PRESSING: readonly Template[] = TEMPLATES.map((t) => ({
  ...t,
  levels: t.levels.filter(([impact, urgency]) => priorityOf(impact, urgency) === 1),
})).filter((t) => t.levels.length > 0);
const OF_URGENCY = { calm: CALM, any: TEMPLATES, pressing: PRESSING } as const;
/** Half are resolved within this, P1 first. P1 and P2 are worked on day and night, the others in working hours. */
const HALF_WITHIN = [1.1 * HOUR, 2.4 * HOUR, 3.6 * HOUR, 6.5 * HOUR, 11 * HOUR];

export interface StoryInput {
  organisation: Organisation;
  clock: (at: Instant) => WallClock;
  now: Instant;
  /** position among all tickets, oldest first */
  index: number;
  createdAt: Instant;
  fate: Fate;
  /** calm: not of priority 1 or 2; pressing: of priority 1 */
  urgency: keyof typeof OF_URGENCY;
  requester: Actor;
  /** resolved, and whoever reported it has not said yet whether it is fixed */
  unanswered: boolean;
  /** gives the technician, because who is free depends on the tickets before */
  technician(team: TeamKey, random: Prng): Actor;
}

interface Planned {
  name: MutationName;
  args: ArgsOf<MutationName>;
  actor: Actor;
  at: Instant;
}

/** Everything that happened to one ticket, in order, as acts of people. */
export function story(input: StoryInput): SeedAct[] {
  const { organisation, clock, index, fate, requester } = input;
  const random = prng(`ticket ${index}`);
  const templates = OF_URGENCY[input.urgency];
  const template = templates[random.weighted(templates.map((t) => t.often ?? 1))] as Template;
  const fill = filler(random);
  const ticketId = uuid7(input.createdAt, random);
  const [impact, urgency] = random.pick(template.levels);
  const priority = priorityOf(impact, urgency);
  const urgent = priority <= 2;
  const categorised = random.chance(0.9);
  const right = teamFor(template.in);
  const manager = organisation.people.staff.find((person) => person.role === 'manager') as Actor;

  const planned: Planned[] = [];
  let at = input.createdAt;
  const wait = (ms: number): void => {
    const pause = Math.max(2 * MINUTE, ms);
    at = urgent ? at + pause : afterWork(clock, at, pause, random);
  };
  const act = <N extends MutationName>(name: N, actor: Actor, args: Omit<ArgsOf<N>, 'ticketId'>): void => {
    planned.push({ name, actor, at, args: { ticketId, ...args } as unknown as ArgsOf<MutationName> });
  };
  const later = (ms: number): void => {
    at += ms;
  };
  const end = (): SeedAct[] => dated(planned, input, random);

  act('ticket.report', requester, {
    title: capital(fill(random.pick(template.titles))),
    description: fill(template.text),
    impact,
    urgency,
    categoryId: categorised ? organisation.category(template.in) : null,
    siteId: organisation.store.tables.person.get(requester.id)?.siteId ?? null,
    place: random.chance(0.5) ? fill('{ward}, {floor}') : null,
  });
  const length = random.around(HALF_WITHIN[priority - 1] ?? DAY, 0.8);
  const nudge = (): void => {
    if (!random.chance(0.18)) return;
    wait(length * 0.3);
    act('ticket.comment', requester, { body: random.pick(REQUESTER_NUDGE) });
  };

  if (fate === 'new') {
    nudge();
    return end();
  }
  if (fate === 'cancelled') {
    wait(length * 0.4);
    act('ticket.cancel', requester, { note: random.pick(CANCEL_NOTE) });
    return end();
  }

  const technician = input.technician(right, random);
  wait(length * (urgent ? 0.08 : 0.15));
  const teamId = organisation.teams[right];
  if (!categorised && right !== 'desk') act('ticket.assign', manager, { teamId, assigneeId: technician.id });
  else if (random.chance(0.5)) act('ticket.take', technician, {});
  else act('ticket.assign', manager, { teamId, assigneeId: technician.id });
  if (fate === 'assigned') {
    nudge();
    return end();
  }

  // Of its own, so that the rest of the story stays what it was.
  const beside = prng(`beside ${index}`);
  wait(length * 0.2);
  if (beside.chance(TRAVELS[right])) goThere({ act, beside, technician, later });
  act('ticket.start', technician, {});
  if (beside.chance(0.2)) {
    for (const [position, text] of beside.pick(CHECKLISTS).entries())
      act('ticket.addItem', technician, { text, position });
  }
  talk(template, { act, wait, fill, random, requester, technician, length });
  if (fate === 'on_hold' || (template.hold && random.chance(0.3))) {
    const [reason, note] = template.hold ?? (['user', 'Asked when I may come by.'] as const);
    wait(length * 0.2);
    act('ticket.hold', technician, { reason, note: fill(note) });
    if (fate === 'on_hold') return end();
    wait(random.around(4 * HOUR, 0.6));
    act('ticket.resume', technician, {});
  }
  if (fate === 'in_progress') {
    if (random.chance(0.4)) {
      wait(length * 0.2);
      act('ticket.comment', technician, { body: random.pick(TECHNICIAN_UPDATE) });
    }
    return end();
  }

  const resolve = (): void => {
    const [code, note] = random.pick(template.fixes);
    if (beside.chance(0.6)) {
      act('ticket.logWork', technician, { minutes: beside.pick(WORKED), note: '' });
      later(MINUTE);
    }
    act('ticket.resolve', technician, { code, note: fill(note) });
  };
  wait(length * 0.5);
  resolve();
  if (random.chance(0.055)) {
    wait(random.around(5 * HOUR, 0.7));
    act('ticket.reopen', requester, { note: random.pick(REOPEN_NOTE) });
    wait(length * 0.3);
    act('ticket.start', technician, {});
    wait(length * 0.6);
    resolve();
  }
  if (input.unanswered) return end();
  if (random.chance(0.4)) {
    wait(random.around(2 * HOUR, 0.9));
    if (random.chance(0.5)) {
      act('ticket.comment', requester, { body: random.pick(THANKS) });
      at += MINUTE;
    }
    act('ticket.close', requester, {});
  } else if (input.now - at > 6 * DAY && random.chance(0.8)) {
    at += 5 * DAY;
    act('ticket.close', random.chance(0.7) ? technician : manager, {});
  }
  return end();
}

/** Minutes people write down. */
const WORKED = [5, 10, 10, 15, 15, 20, 30, 30, 45, 60, 90, 120] as const;
/** How often a team goes there instead of helping from afar. */
const TRAVELS: Record<TeamKey, number> = { desk: 0.1, workplace: 0.6, network: 0.35, applications: 0.03 };
const CAME_IN = [10, 20, 30] as const;

interface Beside {
  act<N extends MutationName>(name: N, actor: Actor, args: Omit<ArgsOf<N>, 'ticketId'>): void;
  beside: Prng;
  technician: Actor;
  later(ms: number): void;
}

/** On the way, then there. */
function goThere({ act, beside, technician, later }: Beside): void {
  const minutes = beside.pick(CAME_IN);
  act('ticket.announceTravel', technician, { minutes });
  later(minutes * MINUTE);
  act('ticket.arrive', technician, {});
  later(MINUTE);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

interface Talk {
  act<N extends MutationName>(name: N, actor: Actor, args: Omit<ArgsOf<N>, 'ticketId'>): void;
  wait(ms: number): void;
  fill(text: string): string;
  random: Prng;
  requester: Actor;
  technician: Actor;
  length: number;
}

/** Question and answer, a note among colleagues. */
function talk(template: Template, { act, wait, fill, random, requester, technician, length }: Talk): void {
  if (template.ask && random.chance(0.55)) {
    wait(length * 0.1);
    act('ticket.comment', technician, { body: fill(template.ask[0]) });
    wait(length * 0.1);
    act('ticket.comment', requester, { body: fill(template.ask[1]) });
  }
  if (template.note && random.chance(0.6)) {
    wait(length * 0.05);
    act('ticket.note', technician, { body: fill(template.note) });
  } else if (random.chance(0.15)) {
    wait(length * 0.05);
    act('ticket.note', technician, { body: random.pick(STAFF_NOTE) });
  }
}

/** Gives acts their final instants: never after `now`, and some arrive late because they were done without signal. */
function dated(
  planned: Planned[],
  { createdAt, now, index, organisation }: StoryInput,
  random: Prng,
): SeedAct[] {
  const last = planned.at(-1)?.at ?? createdAt;
  const limit = Math.max(createdAt, now - MINUTE);
  const squeeze = last > limit ? (limit - createdAt) / (last - createdAt) : 1;
  return planned.map(({ at, ...rest }, n) => {
    const occurredAt = Math.round(createdAt + (at - createdAt) * squeeze);
    const away = rest.actor.role === 'technician' && random.chance(0.07);
    const delay = away ? random.around(24 * MINUTE, 0.7) : random.int(90, 900);
    return {
      ...rest,
      uid: uuid7(occurredAt, prng(`ticket ${index} act ${n}`)),
      actor: organisation.people.staff.find((p) => p.id === rest.actor.id) ?? rest.actor,
      occurredAt,
      receivedAt: Math.min(now, Math.round(occurredAt + delay)),
    };
  });
}

/** The team a report of this category reaches. */
export function teamFor(key: CategoryKey): TeamKey {
  for (const group of CATEGORIES) {
    const child = group.children.find((c) => c.key === key);
    if (child) return 'team' in child ? child.team : group.team;
  }
  throw new RangeError(key);
}

/** Replaces {ward} and the like, the same word wherever it stands in one ticket. */
function filler(random: Prng): (text: string) => string {
  const chosen = new Map<string, string>();
  return (text) =>
    text.replace(/\{(\w+)\}/g, (_, name: Variable) => {
      const word = chosen.get(name) ?? random.pick<string>(VARIABLES[name]);
      chosen.set(name, word);
      return word;
    });
}
