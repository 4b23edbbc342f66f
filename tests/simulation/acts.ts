import type { Id } from '#domain/kernel/types';
import { scoreOf } from '#domain/ticket/satisfaction';
import { HOLD_REASONS, RESOLVE_CHOICES } from '#domain/ticket/states';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { Random } from './random';

/** Something a person can do, with its arguments. */
export type Act = { [N in MutationName]: { name: N; args: ArgsOf<N> } }[MutationName];

export interface Surroundings {
  teams: readonly Id[];
  /** Staff who are in a team now. */
  membersOf(teamId: Id): readonly Id[];
  people: readonly Id[];
  /** Other tickets this device holds. */
  others: readonly Id[];
  /** Things to do on the ticket, as far as this device knows. */
  items: readonly Id[];
  /** Files on the ticket, as far as this device knows. */
  files: readonly Id[];
  /** Tasks of the ticket, as far as this device knows; absent: in this story there are none. */
  tasks?: readonly string[];
  newId(): Id;
}

/** What every file of these worlds is. */
export const FILE = { mediaType: 'image/jpeg', size: 1_000, sha256: '0'.repeat(64) } as const;

export const reportAct = (random: Random, ticketId: Id, sites: readonly Id[] = []): Act => ({
  name: 'ticket.report',
  args: {
    ticketId,
    title: `Broken ${random.below(100)}`,
    description: '',
    impact: 2,
    urgency: 2,
    categoryId: null,
    siteId: random.pick(sites) ?? null,
    place: null,
  },
});

/** Any act on a ticket, legal or not: the rules decide. */
export function actOn(random: Random, ticketId: Id, around: Surroundings): Act {
  const note = `text ${random.below(1000)}`;
  if (random.chance(40)) return moreOn(random, ticketId, around);
  switch (random.below(13)) {
    case 0:
      return { name: 'ticket.take', args: { ticketId } };
    case 1:
      return { name: 'ticket.start', args: { ticketId } };
    case 2:
      return { name: 'ticket.hold', args: { ticketId, reason: random.pick(HOLD_REASONS) ?? 'user', note } };
    case 3:
      return { name: 'ticket.resume', args: { ticketId } };
    case 4:
      return {
        name: 'ticket.resolve',
        args: { ticketId, code: random.pick(RESOLVE_CHOICES) ?? 'no_fault', note },
      };
    case 5:
      return { name: 'ticket.reopen', args: { ticketId, note } };
    case 6:
      return { name: 'ticket.close', args: { ticketId } };
    case 7:
      if (random.chance(30)) return { name: 'ticket.cancel', args: { ticketId, note } };
      // Of the words it was given, so that the stories that are pinned go on as they did.
      return {
        name: 'ticket.rate',
        args: { ticketId, score: scoreOf(1 + (note.length % 5)) ?? 3, comment: note },
      };
    case 8:
    case 9: {
      const teamId = random.pick(around.teams) as Id;
      const assigneeId = random.chance(50) ? (random.pick(around.membersOf(teamId)) ?? null) : null;
      return { name: 'ticket.assign', args: { ticketId, teamId, assigneeId } };
    }
    case 10:
      return { name: 'ticket.note', args: { ticketId, body: note } };
  }
  return { name: 'ticket.comment', args: { ticketId, body: note } };
}

/** What whole incidents are made of besides their steps. */
function moreOn(random: Random, ticketId: Id, around: Surroundings): Act {
  const person = random.pick(around.people) as Id;
  const other = random.pick(around.others) ?? ticketId;
  const item = random.pick(around.items);
  const words = `words ${random.below(20)}`;
  const level = () => random.pick([1, 2, 3] as const) ?? 2;
  const file = random.pick(around.files);
  switch (random.below(17)) {
    case 0:
      return { name: 'ticket.edit', args: { ticketId, changes: { title: words } } };
    case 1:
      return { name: 'ticket.edit', args: { ticketId, changes: { impact: level(), urgency: level() } } };
    case 2:
      return { name: 'ticket.watch', args: { ticketId, personId: person } };
    case 3:
      return { name: 'ticket.unwatch', args: { ticketId, personId: person } };
    case 4:
      return { name: 'ticket.note', args: { ticketId, body: words, mentions: [person] } };
    case 5: {
      const minutes = 1 + random.below(90);
      // Of a number that is drawn anyway, so that the stories that are pinned go on as they did.
      const task = around.tasks?.[minutes % around.tasks.length];
      if (task && minutes % 4 > 0) return onTask(ticketId, task, minutes, person, words);
      const to = around.teams[minutes % around.teams.length];
      if (around.tasks && to) return { name: 'task.add', args: { ticketId, title: words, teamId: to } };
      return { name: 'ticket.logWork', args: { ticketId, minutes, note: words } };
    }
    case 6:
      return { name: 'ticket.conceal', args: { ticketId, confidential: random.chance(40) } };
    case 7:
      return { name: 'ticket.relate', args: { ticketId, otherId: other, related: random.chance(60) } };
    case 8:
      return { name: 'ticket.setParent', args: { ticketId, parentId: random.chance(75) ? other : null } };
    case 9:
      return { name: 'ticket.markDuplicate', args: { ticketId, originalId: other } };
    case 10:
      return random.chance(50)
        ? { name: 'ticket.announceTravel', args: { ticketId, minutes: 20 } }
        : { name: 'ticket.arrive', args: { ticketId } };
    case 11:
      if (item) return { name: 'ticket.tickItem', args: { ticketId, itemId: item, done: random.chance(70) } };
      break;
    case 12:
      if (item && random.chance(50)) return { name: 'ticket.removeItem', args: { ticketId, itemId: item } };
      if (item) return { name: 'ticket.renameItem', args: { ticketId, itemId: item, text: words } };
      break;
    case 13:
      if (file) return { name: 'ticket.detach', args: { ticketId, fileId: file } };
      break;
    case 14:
    case 15:
      return attachAct(random, ticketId, around.newId());
  }
  return { name: 'ticket.addItem', args: { ticketId, text: words, position: around.items.length } };
}

/** Any act on a task, by a number. */
function onTask(ticketId: Id, taskId: string, n: number, person: Id, note: string): Act {
  const on = { ticketId, taskId };
  if (n % 5 < 2) return { name: 'task.end', args: { ...on, outcome: 'done', note: '' } };
  if (n % 5 === 2) return { name: 'task.end', args: { ...on, outcome: 'skipped', note } };
  if (n % 5 === 3) return { name: 'task.reopen', args: on };
  return { name: 'task.assign', args: { ...on, assigneeId: n % 2 ? person : null } };
}

const attachAct = (random: Random, ticketId: Id, fileId: Id): Act => ({
  name: 'ticket.attach',
  args: {
    ...{ ticketId, fileId, kind: 'photo', name: 'photo.jpg', width: 20, height: 10 },
    ...{ ...FILE, internal: random.chance(30) },
  },
});
