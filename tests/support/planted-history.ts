import { DAY, HOUR } from '#domain/kernel/types';
import { HISTORY_DAYS, type PastTicket } from '#domain/problem/history';
import { CLOSINGS, COMPONENTS, DETAILS, OPENINGS, SHAPES, SYMPTOMS } from './planted-words';

// A history with patterns that are known: most tickets are noise put together from the same things, signs and
// circumstances as the planted ones, in the same sentences.

export interface PlantedGroup {
  kind: 'site' | 'rising';
  ids: Set<string>;
}
export interface PlantedHistory {
  tickets: PastTicket[];
  groups: PlantedGroup[];
  now: number;
}
export interface Plan {
  tickets: number;
  groups: number;
  seed: number;
  sites?: number;
  categories?: number;
}

const NOW = Date.UTC(2026, 10, 27, 12);

/** Figures that look random and are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tickets of a year: noise, and groups of 5 to 200 that tell one trouble each. */
export function plantedHistory({ tickets: wanted, groups: planted, seed, ...of }: Plan): PlantedHistory {
  const random = seeded(seed);
  const sites = Array.from({ length: of.sites ?? 40 }, (_, at) => `site-${at}`);
  const categories = Array.from({ length: of.categories ?? 30 }, (_, at) => `category-${at}`);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  /** The first far more often than the last, as with real sites and categories. */
  const leaning = <T>(from: readonly T[]): T => from[Math.floor(random() ** 1.7 * from.length)] as T;
  // Each category has things and signs of its own, shared with others; each site has more of some things than others.
  const things = new Map(categories.map((id) => [id, some(COMPONENTS, 14, random)]));
  const signs = new Map(categories.map((id) => [id, some(SYMPTOMS, 12, random)]));
  const usual = new Map(
    sites.map((id) => [id, new Map(COMPONENTS.map((thing) => [thing, 0.5 + random() * 1.2]))]),
  );
  let made = 0;
  const ticket = (where: Where, what: What, createdAt: number): PastTicket => {
    const { title, description } = tell(what, random);
    const requesterId = `person-${Math.floor(random() * 4000)}`;
    const minutes = Math.floor(random() * 90);
    return {
      id: `t${String(made++).padStart(7, '0')}`,
      ...where,
      requesterId,
      title,
      description,
      createdAt,
      minutes,
    };
  };

  const groups: PlantedGroup[] = [];
  const used = new Set<string>();
  const tickets: PastTicket[] = [];
  for (let n = 0; groups.length < planted; n++) {
    const size = n % 3 === 0 ? 5 + Math.floor(random() * 4) : Math.floor(5 * 40 ** random());
    const kind = random() < 0.65 ? 'site' : 'rising';
    const categoryId = pick(categories);
    const site = pick(sites);
    const what = { thing: pick(things.get(categoryId) ?? []), sign: pick(signs.get(categoryId) ?? []) };
    // Two that tell the same would be one.
    const key = `${categoryId}/${what.thing[0]}/${what.sign[0]}`;
    if (used.has(key)) continue;
    used.add(key);
    const detail = pick(DETAILS);
    const span = kind === 'rising' ? 7 + random() * 14 : 30 + random() * 300;
    const ids = new Set<string>();
    for (let at = 0; at < size; at++) {
      const createdAt = NOW - random() * span * DAY;
      const siteId = kind === 'site' ? site : leaning(sites);
      const row = ticket({ categoryId, siteId }, { ...what, detail }, createdAt);
      ids.add(row.id);
      tickets.push(row);
    }
    groups.push({ kind, ids });
  }
  while (tickets.length < wanted) {
    const categoryId = leaning(categories);
    const siteId = leaning(sites);
    const thing = leaning(things.get(categoryId) ?? []);
    if (random() > (usual.get(siteId)?.get(thing) ?? 1) / 1.7) continue;
    const detail = random() < 0.5 ? pick(DETAILS) : null;
    tickets.push(
      ticket(
        { categoryId, siteId },
        { thing, sign: pick(signs.get(categoryId) ?? []), detail },
        when(random),
      ),
    );
  }
  return { tickets: some(tickets, tickets.length, random), groups, now: NOW };
}

interface Where {
  categoryId: string;
  siteId: string;
}
interface What {
  thing: readonly string[];
  sign: readonly string[];
  detail: readonly string[] | null;
}

/** More of late than a year ago, by day rather than night, hardly at weekends. */
function when(random: () => number): number {
  for (;;) {
    const back = random();
    if (random() > 1 - 0.25 * back) continue;
    const at = NOW - back * HISTORY_DAYS * DAY;
    const hour = (at % DAY) / HOUR;
    const day = new Date(at).getUTCDay();
    if (random() > (hour > 7 && hour < 18 ? 1 : 0.15) * (day === 0 || day === 6 ? 0.15 : 1)) continue;
    return at;
  }
}

/** Some of a list, in an order of their own. */
function some<T>(from: readonly T[], many: number, random: () => number): T[] {
  const rest = [...from];
  return Array.from({ length: Math.min(many, rest.length) }, () => {
    const [one] = rest.splice(Math.floor(random() * rest.length), 1);
    return one as T;
  });
}

/** The trouble in somebody's words: every part has several ways to be said. */
function tell({ thing, sign, detail }: What, random: () => number): { title: string; description: string } {
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
  const fill = (shape: string): string =>
    shape
      .replace(/\{thing\}/g, () => pick(thing))
      .replace(/\{sign\}/g, () => pick(sign))
      .replace(/\{detail\}/g, () => (detail ? pick(detail) : ''))
      .replace('{room}', `${'ABCD'[Math.floor(random() * 4)]}${Math.floor(random() * 900)}`)
      .replace('{device}', `PC-${Math.floor(random() * 90_000)}`)
      .replace('{mail}', `p${Math.floor(random() * 4000)}@example.test`);
  const heading = pick(SHAPES);
  const shape = pick(SHAPES);
  // Whoever tells of a circumstance tells it once at least.
  const told = detail && (random() < 0.6 || !(heading + shape).includes('{detail}')) ? '{detail}.' : '';
  const body = [pick(OPENINGS), shape, told, pick(CLOSINGS)];
  const plain = (text: string) => fill(text).replace(/\s+/g, ' ').trim();
  return { title: plain(heading), description: plain(body.join(' ')) };
}
