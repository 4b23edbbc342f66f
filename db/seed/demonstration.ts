import type { Actor } from '#domain/access/roles';
import { SYSTEM } from '#domain/access/system';
import { DAY, HOUR, type Instant, MINUTE } from '#domain/kernel/types';
import { MEASURES } from '#domain/sla/policy';
import { writeAssets } from './assets';
import { askFor } from './catalog';
import { writeChanges } from './changes';
import { type Fate, fates } from './fates';
import { type Organisation, organisation } from './organisation';
import { type Prng, prng, uuid7 } from './prng';
import { reportInstants, wallClock } from './rhythm';
import { play } from './seed-tx';
import { story } from './story';
import { ARTICLES } from './words/articles';
import { DEMO, type TeamKey, TIME_ZONE } from './words/people';

const TICKETS = 600;
const OPEN = 74;
const DAYS = 90;
/** What the demonstration's technician works on is among so many newest; what waits for somebody may be older. */
const RECENT = 80;
/** What is urgent does not stay open for long: only among so many newest. */
const URGENT = 14;
/** The newest is a large one that somebody works on already, whenever the demonstration is made: so old, at the most and least. */
const PRESSING_AGE = [34 * MINUTE, 9 * MINUTE] as const;
/** Open tickets of the demonstration's technician, by how they stand: some of each, whenever it is made. */
const MINE: Partial<Record<Fate, number>> = { assigned: 2, in_progress: 2, on_hold: 2 };

/**
 * The whole demonstration: an organisation and ninety days of its tickets, each lived through by the product's
 * own mutators. The same `now` always gives the same rows; another one moves the times only.
 */
export async function demonstration(now: Instant): Promise<Organisation> {
  const made = organisation(now);
  const clock = wallClock(TIME_ZONE);
  const ends = pressingLast(fates(TICKETS, OPEN));
  const technician = chooser(made);
  // The newest that is done is the requester's to answer.
  const asked = ends.lastIndexOf('done');
  const requester = reporters(made, ends, asked);
  const instants = freshLast(reportInstants(now, DAYS, TICKETS, TIME_ZONE), now);
  for (const [index, createdAt] of instants.entries()) {
    const fate = ends[index] ?? 'done';
    const after = TICKETS - 1 - index;
    const isOver = fate === 'done' || fate === 'cancelled';
    const acts = story({
      organisation: made,
      clock,
      now,
      index,
      createdAt,
      fate,
      urgency: after === 0 ? 'pressing' : isOver || after < URGENT ? 'any' : 'calm',
      requester: requester(index),
      unanswered: index === asked,
      technician: (team, random) => technician(team, fate, random, fate === 'on_hold' || after < RECENT),
    });
    for (const act of acts) await play(made.store, act);
  }
  await passMarks(made, now);
  await planWork(made, now);
  await askFor(made, now);
  await writeArticles(made, now);
  await writeAssets(made, now);
  await writeChanges(made, now);
  return made;
}

/** Work on the network in an evening of this week, for everybody to read. */
async function planWork({ store, people, sites }: Organisation, now: Instant): Promise<void> {
  const startsAt = now - (now % DAY) + 3 * DAY + 20 * HOUR;
  const at = now - 2 * HOUR;
  const times = { occurredAt: at, receivedAt: at, uid: uuid7(at, prng('planned work')) };
  await play(store, {
    name: 'announcement.save',
    args: {
      announcementId: uuid7(at, prng('planned work on the network')),
      title: 'Wi-Fi in House B pauses for 10 minutes per floor',
      text: 'New access points. Phones on the wall and the nurse call stay on their wires.',
      siteId: sites[1] ?? null,
      ...{ startsAt, endsAt: startsAt + 2 * HOUR, onSignIn: true },
    },
    actor: people.named.get(DEMO.manager) as Actor,
    ...times,
  });
}

/** What the service desk wrote down so far: read by one, published by another; two are still on their way. */
async function writeArticles(made: Organisation, now: Instant): Promise<void> {
  const { store, people, teams } = made;
  const publisher = people.named.get(DEMO.manager) as Actor;
  for (const [n, { by, in: category, age, stage, team, ...words }] of ARTICLES.entries()) {
    const at = now - age * DAY - 3 * HOUR;
    const articleId = uuid7(at, prng(`article ${n}`));
    const writer = people.named.get(by) as Actor;
    const when = (after: number, what: string) => ({
      ...{ occurredAt: at + after, receivedAt: at + after },
      uid: uuid7(at + after, prng(`article ${n} ${what}`)),
    });
    await play(store, {
      name: 'article.save',
      args: {
        ...{ articleId, ...words, teamId: team ? teams[team] : null, categoryId: made.category(category) },
      },
      ...{ actor: writer, ...when(0, 'save') },
    });
    if (stage !== 'draft')
      await play(store, {
        ...{ name: 'article.submit', args: { articleId }, actor: writer, ...when(MINUTE, 'submit') },
      });
    if (stage === 'published')
      await play(store, {
        ...{ name: 'article.publish', args: { articleId }, actor: publisher, ...when(HOUR, 'publish') },
      });
  }
}

/** What has passed by now was dealt with: the first look of the installation finds nothing old. */
async function passMarks({ store }: Organisation, now: Instant): Promise<void> {
  for (const { id, sla } of [...store.tables.ticket.values()]) {
    for (const measure of MEASURES) {
      const at = sla?.[measure]?.nextAt ?? null;
      if (at === null || at > now) continue;
      const times = { occurredAt: now, receivedAt: now, uid: uuid7(now, prng(`mark ${id} ${measure}`)) };
      await play(store, {
        name: 'ticket.passMark',
        args: { ticketId: id, measure },
        actor: SYSTEM,
        ...times,
      });
    }
  }
}

/** The newest that is worked on becomes the newest of all. */
function pressingLast(ends: Fate[]): Fate[] {
  const at = ends.lastIndexOf('in_progress');
  return [...ends.slice(0, at), ...ends.slice(at + 1), 'in_progress'];
}

/** The newest came a short while ago at every hour of the day, all others before it. */
function freshLast(instants: Instant[], now: Instant): Instant[] {
  const [oldest, newest] = PRESSING_AGE;
  const last = Math.min(now - newest, Math.max(instants.at(-1) ?? 0, now - oldest));
  return instants.map((at, i) =>
    i === instants.length - 1 ? last : Math.min(at, last - (instants.length - 1 - i) * MINUTE),
  );
}

/** Who takes a ticket of a team: not everybody carries the same, and the demonstration's technician has her six. */
function chooser({
  people,
  teams,
}: Organisation): (team: TeamKey, fate: Fate, random: Prng, isFresh: boolean) => Actor {
  const mine = people.named.get(DEMO.technician) as Actor;
  const taste = new Map(
    people.staff.map((person) => [person.id, prng(`load ${person.id.slice(19)}`).around(1, 0.45)]),
  );
  const seen: Partial<Record<Fate, number>> = {};
  const given: Partial<Record<Fate, number>> = {};
  return (team, fate, random, isFresh) => {
    const members = people.staff.filter((person) => person.teamIds.includes(teams[team]));
    const pick = (from: Actor[]): Actor =>
      from[random.weighted(from.map((p) => taste.get(p.id) ?? 1))] as Actor;
    if (fate === 'done') return pick(members);
    const had = given[fate] ?? 0;
    if (isFresh && members.includes(mine) && had < (MINE[fate] ?? 0)) {
      const nth = seen[fate] ?? 0;
      seen[fate] = nth + 1;
      // Every other one, so that colleagues have some of each as well.
      if (nth % 2 === 0) {
        given[fate] = had + 1;
        return mine;
      }
    }
    return pick(members.filter((person) => person !== mine));
  };
}

/** Who reports: some often, some once; the demonstration's requester has open and done ones. */
function reporters({ people }: Organisation, ends: Fate[], asked: number): (index: number) => Actor {
  const demo = people.named.get(DEMO.requester) as Actor;
  const open = ends.flatMap((fate, i) => (fate === 'done' || fate === 'cancelled' ? [] : [i])).reverse();
  const own = new Set([asked, open[2], open[9], open[17], open[40]]);
  const weights = people.requesters.map((_, n) => 1 / (1 + n / 25));
  return (index) => {
    if (own.has(index) || (ends[index] === 'done' && index % 55 === 9)) return demo;
    return people.requesters[prng(`requester ${index}`).weighted(weights)] ?? demo;
  };
}
