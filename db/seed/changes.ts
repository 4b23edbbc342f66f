import type { Actor } from '#domain/access/roles';
import { DAY, HOUR, type Id, type Instant, MINUTE } from '#domain/kernel/types';
import type { ArgsOf, MutationName } from '#sync/registry';
import { changeSeenOf } from '#sync/views/change-seen';
import type { Organisation } from './organisation';
import { prng, uuid7 } from './prng';
import { play } from './seed-tx';
import { CHANGES, SEED_TIMES, type SeedChange, STANDARD } from './words/changes';
import { DEMO } from './words/people';

/** So long before its window a change is written down, and from now at least. */
const AHEAD = 5 * DAY;
/** So long ago whoever is still asked was asked, about. */
const ASKED = 8 * HOUR;

/** Who approves, times that are kept, and changes in every state: some over, some ahead, two in each other's way. */
export async function writeChanges(made: Organisation, now: Instant): Promise<void> {
  const { store, people, sites } = made;
  const today = now - (now % DAY);
  const named = (name: string) => people.named.get(name) as Actor;
  const idOf = (what: string, at: Instant): Id => uuid7(at, prng(`change ${what}`));
  const act = <N extends MutationName>(name: N, args: ArgsOf<N>, by: string, at: Instant) =>
    play(store, {
      ...{ name, args, actor: named(by), occurredAt: at, receivedAt: at },
      uid: uuid7(at, prng(`${name} ${JSON.stringify(args)}`)),
    });
  const begun = now - 90 * DAY;
  const rule = (name: string, position: number, over: Partial<ArgsOf<'changePolicy.save'>>) => ({
    ...{ policyId: idOf(`rule ${name}`, begun), name, position, types: [], riskAtLeast: null },
    ...{ siteIds: [], categoryIds: [], personIds: [], teamId: null, last: false, active: true },
    ...{ need: 'any' as const, ...over },
  });
  const [meera, joachim] = [named(DEMO.manager).id, named('Joachim Brandstätter').id];
  const cab = {
    personIds: [meera, joachim],
    need: 'all' as const,
    riskAtLeast: 'medium' as const,
    last: true,
  };
  await act('changePolicy.save', rule('Change advisory board', 1, cab), DEMO.administrator, begun);
  await act(
    'changePolicy.save',
    rule('Change manager', 2, { personIds: [meera] }),
    DEMO.administrator,
    begun,
  );
  for (const { day, hour, hours, ...said } of SEED_TIMES) {
    const from = today + day * DAY + hour * HOUR;
    const span = { from, to: from + hours * HOUR, siteId: null, active: true };
    const freezeId = idOf(`time ${said.name}`, begun);
    await act('freeze.save', { freezeId, ...said, ...span }, DEMO.manager, begun);
  }
  for (const one of CHANGES) {
    const [day, hour, minutes] = one.window ?? [3, 20, 60];
    const from = today + day * DAY + hour * HOUR;
    const span = one.window ? { windowFrom: from, windowTo: from + minutes * MINUTE } : null;
    // Who is asked was asked today: nobody is reminded as soon as the demonstration is there.
    const at = one.stage === 'awaiting' ? now - ASKED : Math.min(from - AHEAD, now - 2 * DAY);
    await live(one, { id: idOf(one.key, at), at, span });
  }

  /** One change, lived through as far as it has come. */
  async function live(one: SeedChange, { id: changeId, at, span }: Life): Promise<void> {
    let when = at;
    const does = async <N extends MutationName>(name: N, args: ArgsOf<N>, by: string) => {
      when += 7 * MINUTE;
      await act(name, args, by, when);
    };
    const row = () => {
      const found = store.tables.change.get(changeId);
      if (!found) throw new Error(`no change ${one.key}`);
      return found;
    };
    const step = (name: ArgsOf<'change.step'>['step']) =>
      does('change.step', { changeId, step: name, note: '', leaveSteps: false }, one.by);
    const decide = async () => {
      for (const name of one.yes ?? [])
        if (row().approval?.groups.some(({ votes }) => votes.some((v) => v.personId === named(name).id)))
          await does(
            'change.decide',
            { changeId, decision: 'approved', comment: '', seen: changeSeenOf(row()) },
            name,
          );
    };
    const ownerId = named(one.owner).id;
    const about = { title: one.title, reason: one.reason, description: '', categoryId: null, teamId: null };
    const siteId = sites[one.site] ?? null;
    const template = [...store.tables.changeTemplate.values()].find(({ name }) => name === one.template);
    await does(
      'change.open',
      {
        ...{ changeId, type: one.type, templateId: template?.id ?? null, ...about, siteId, ownerId },
        ...{ incidentIds: [], problemIds: [] },
      },
      one.by,
    );
    for (const [title, minutes] of one.plan ?? [])
      await does('change.plan', { changeId, op: { kind: 'add', title, ownerId, minutes } }, one.by);
    const { backOut, tests, risk } = row();
    const words = { backOut: one.backOut ?? backOut, tests: one.tests ?? tests, risk: one.risk ?? risk };
    const written = { windowFrom: span?.windowFrom ?? null, windowTo: span?.windowTo ?? null, ...words };
    await does('change.edit', { changeId, ...about, siteId, ownerId, ...written }, one.by);
    const assets = [...store.tables.asset.values()].filter(({ tag }) => one.assets?.includes(tag));
    for (const { id: assetId } of assets)
      await does('change.touch', { changeId, assetId, touched: true }, one.by);
    if (one.stage === 'draft') return;
    if (one.type === 'emergency' && span) {
      when = span.windowFrom;
      await step('startUrgent');
      await decide();
    } else {
      await step('submit');
      if (one.type === 'normal') await step('assess');
      if (one.stage === 'assessing') return;
      if (one.type === 'normal') await step('ask');
      await decide();
      if (one.stage === 'awaiting' || !span) return;
      const to = { from: span.windowFrom, to: span.windowTo, overrideReason: '' };
      await does('change.schedule', { changeId, ...to }, one.by);
      if (one.stage === 'scheduled') return;
      when = Math.max(when, span.windowFrom);
      await step('start');
    }
    const done = one.result === 'backed_out' ? row().plan.slice(0, -1) : row().plan;
    for (const { id: stepId } of done) await does('change.tick', { changeId, stepId, done: true }, one.owner);
    if (one.stage === 'implementing' || !one.result) return;
    if (one.result === 'backed_out')
      await does('change.backOut', { changeId, reason: one.notes ?? '' }, one.owner);
    else await step('finish');
    when += DAY;
    await does('change.review', { changeId, result: one.result, notes: one.notes ?? '' }, one.by);
    if (one.key === 'injector') {
      const templateId = idOf('template', when);
      await does('changeTemplate.save', { templateId, name: STANDARD, changeId, active: true }, DEMO.manager);
    }
  }
}

interface Life {
  id: Id;
  /** When it was written down. */
  at: Instant;
  span: { windowFrom: Instant; windowTo: Instant } | null;
}
