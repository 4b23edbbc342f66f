import { newId } from '#client/platform/clock';
import type { Id } from '#domain/kernel/types';
import { articleVoteId } from '#domain/knowledge/article';
import { affectedId } from '#domain/major/announcement';
import { DEFAULT_MATRIX, type WholeMatrix } from '#domain/priority/matrix';
import { derivedId } from '#sync/ids';
import { type ArgsOf, MUTATIONS, type MutationName } from '#sync/registry';
import { seenOf } from '#sync/views/seen';
import { type Act, FILE, reportAct } from '#tests/simulation/acts';
import { everyChange } from './every-change';
import type { Reached, World } from './world';

const PHOTO = { kind: 'photo', name: 'plug.jpg', width: 20, height: 10, internal: false } as const;

const HOURS = {
  name: 'Always',
  zone: 'UTC',
  week: Array.from({ length: 7 }, () => [[0, 1440]]),
  holidays: [],
} as {
  name: string;
  zone: string;
  week: [number, number][][];
  holidays: [];
};
const ITEM: Omit<ArgsOf<'catalog.save'>, 'itemId' | 'form'> = {
  ...{ group: 'Access', name: 'Password reset', summary: '', description: '', icon: 'key', cost: '' },
  ...{
    audience: 'everyone',
    expectedMinutes: null,
    categoryId: null,
    teamId: null,
    urgency: 3,
    position: 1,
    active: true,
  },
};
const PROMISE: Omit<ArgsOf<'slaPolicy.save'>, 'policyId' | 'calendarId' | 'active'> = {
  ...{ name: 'All', scope: 'service', position: 1, kinds: [], priorities: [], categoryIds: [], siteIds: [] },
  ...{ teamIds: [], responseMinutes: 60, resolutionMinutes: 480, responseBy: 'reply', pauseReasons: [] },
  ...{ onReopen: 'continue', escalations: [] },
};

/**
 * Does everything that can be done once, each by somebody who may, and each so that it takes effect.
 * @param each called for every one of them; `act` does it on the device
 * @returns what has no story here yet
 */
export async function everyMutation(
  world: World,
  each: (reached: Reached, act: () => Promise<void>) => Promise<void>,
): Promise<{ untried: MutationName[] }> {
  const lena = await world.browser(world.org.lena);
  const ada = await world.browser(world.org.ada);
  const tried = new Set<MutationName>();
  const by = async (reached: Reached, ...acts: Act[]) => {
    await reached.browser.talk();
    // The bytes of a file go before what attaches it.
    const doing = async (act: Act) => {
      await reached.browser.act(act);
      await reached.browser.upload(world.base.db);
    };
    for (const act of acts) {
      if (tried.has(act.name)) {
        await doing(act);
        await reached.browser.talk();
      } else await each(reached, () => doing(act));
      tried.add(act.name);
    }
  };
  const [one, two, three, four] = [newId(), newId(), newId(), newId()];
  await by(lena, ...[one, two, three, four].map((id) => reportAct(world.random, id)));
  const ticketId = one;
  const { omar, lena: me } = world.org;
  await by(
    lena,
    { name: 'ticket.take', args: { ticketId } },
    { name: 'ticket.start', args: { ticketId } },
    { name: 'ticket.hold', args: { ticketId, reason: 'user', note: 'They are at lunch' } },
    { name: 'ticket.resume', args: { ticketId } },
    { name: 'ticket.comment', args: { ticketId, body: 'Back at it' } },
    { name: 'ticket.note', args: { ticketId, body: 'The cable is loose' } },
    { name: 'ticket.edit', args: { ticketId, changes: { title: 'Loose cable' } } },
    { name: 'ticket.watch', args: { ticketId, personId: omar.id } },
    { name: 'ticket.unwatch', args: { ticketId, personId: omar.id } },
    { name: 'ticket.logWork', args: { ticketId, minutes: 20, note: 'Looked' } },
    { name: 'ticket.announceTravel', args: { ticketId, minutes: 10 } },
    { name: 'ticket.arrive', args: { ticketId } },
    { name: 'ticket.addItem', args: { ticketId, text: 'Change the plug', position: 0 } },
  );
  const fileId = newId();
  const itemId = derivedId(lena.browser.made.at(-1) ?? '', 0);
  await by(
    lena,
    { name: 'ticket.tickItem', args: { ticketId, itemId, done: true } },
    { name: 'ticket.renameItem', args: { ticketId, itemId, text: 'Change plug and cable' } },
    { name: 'ticket.removeItem', args: { ticketId, itemId } },
    { name: 'ticket.relate', args: { ticketId, otherId: two, related: true } },
    { name: 'ticket.setParent', args: { ticketId, parentId: two } },
    { name: 'ticket.reprioritise', args: { ticketId } },
    { name: 'ticket.resolve', args: { ticketId, code: 'replaced', note: 'New plug' } },
    { name: 'ticket.reopen', args: { ticketId, note: 'It came loose again' } },
    { name: 'ticket.resolve', args: { ticketId, code: 'replaced', note: 'New cable too' } },
    { name: 'ticket.close', args: { ticketId } },
    { name: 'ticket.cancel', args: { ticketId: three, note: 'Not needed' } },
    { name: 'ticket.markDuplicate', args: { ticketId: four, originalId: two } },
    {
      name: 'ticket.keepTheirs',
      args: { ticketId: two, of: newId(), field: 'title', mine: 'Mine', theirs: 'Theirs' },
    },
    { name: 'ticket.attach', args: { ticketId: two, fileId, ...PHOTO, ...FILE } },
    { name: 'ticket.detach', args: { ticketId: two, fileId } },
    { name: 'ticket.assign', args: { ticketId: two, teamId: world.org.teams.line, assigneeId: me.id } },
    { name: 'ticket.conceal', args: { ticketId: two, confidential: true } },
  );
  const { line } = world.org.teams;
  await by(ada, { name: 'ticket.assign', args: { ticketId: two, teamId: line, assigneeId: me.id } });
  await lena.browser.talk();
  const told = await lena.browser.store.read((t) => t.rows.all('notice'));
  const ids = told.filter(({ event }) => event === 'ticket.assigned').map(({ id }) => id);
  await by(lena, { name: 'notice.read', args: { personId: me.id, ids } });
  await by(
    lena,
    { name: 'ticket.accept', args: { ticketId: two } },
    { name: 'ticket.decline', args: { ticketId: two, reason: 'No ladder with me' } },
  );
  // Who follows it has it on the device.
  const six = newId();
  await by(lena, reportAct(world.random, six), {
    name: 'ticket.watch',
    args: { ticketId: six, personId: world.org.ada.id },
  });
  await by(ada, {
    name: 'ticket.declareMajor',
    args: {
      ...{ ticketId: six, every: 15 },
      published: { title: 'Mail is down', text: 'We are at it', onSignIn: true, expectedAt: null },
    },
  });
  const announcementId = derivedId(ada.browser.made.at(-1) ?? '', 1);
  const said = { affectedId: affectedId(announcementId, me.id), announcementId };
  await by(lena, { name: 'announcement.meToo', args: said }, { name: 'announcement.notMe', args: said });
  const now = Date.now();
  await by(
    ada,
    {
      name: 'ticket.postUpdate',
      args: { ticketId: six, text: 'Half of it works', expectedAt: null, every: 30 },
    },
    { name: 'ticket.review', args: { ticketId: six, text: 'The disk was full' } },
    { name: 'ticket.standDown', args: { ticketId: six, note: 'One printer only' } },
    {
      name: 'announcement.save',
      args: {
        ...{ announcementId: newId(), title: 'Network work', text: 'No Wi-Fi', siteId: null, onSignIn: true },
        ...{ startsAt: now, endsAt: now + 3_600_000 },
      },
    },
    { name: 'announcement.end', args: { announcementId, withdrawn: true } },
  );
  const wanted = { itemId: newId(), formId: newId() };
  const form = { id: wanted.formId, fields: [], titleField: null };
  await by(ada, { name: 'catalog.save', args: { itemId: wanted.itemId, ...ITEM, form } });
  await lena.browser.talk();
  await by(lena, { name: 'request.submit', args: { ticketId: newId(), ...wanted, answers: {} } });
  // The one it was for says how it went, not the one who fixed it.
  const five = newId();
  await by(lena, reportAct(world.random, five), {
    name: 'ticket.assign',
    args: { ticketId: five, teamId: line, assigneeId: omar.id },
  });
  const fixed = { ticketId: five, code: 'replaced', note: 'New plug' } as const;
  await by(await world.browser(omar), { name: 'ticket.resolve', args: fixed });
  await by(lena, { name: 'ticket.rate', args: { ticketId: five, score: 4, comment: 'Quick' } });
  await approvals(world, by, lena, ada);
  await tasks(by, lena, ada);
  await articles(by, lena, ada, three);
  await problems(by, lena, five, me.id);
  await everyChange(
    by,
    { reached: lena, id: me.id },
    { reached: ada, id: world.org.ada.id },
    world.org.meera.id,
  );
  await assets(by, lena, ada);
  const active = true;
  const [teamId, calendarId] = [newId(), newId()];
  await by(
    ada,
    { name: 'team.save', args: { teamId, name: 'Field service', firstLine: false, active } },
    { name: 'site.save', args: { siteId: newId(), name: 'House D', active } },
    {
      name: 'category.save',
      args: { categoryId: newId(), name: 'Scanners', parentId: null, teamId, active },
    },
    { name: 'calendar.save', args: { calendarId, ...HOURS, active } },
    { name: 'slaPolicy.save', args: { policyId: newId(), ...PROMISE, calendarId, active } },
    { name: 'policy.set', args: { matrix: DEFAULT_MATRIX as WholeMatrix, closeAfterDays: 9 } },
  );
  // No device does these: the installation itself, and administrators on the desk (tests/integration/sla, assign).
  const elsewhere: readonly MutationName[] = [
    ...(['ticket.passMark', 'ticket.retarget', 'ticket.dispatch', 'ticket.countAffected'] as const),
    ...(['approval.remind', 'change.remind', 'change.expire'] as const),
    ...(['ticket.remindUpdate', 'ticket.resolveWithMajor', 'ticket.windUpMajor'] as const),
  ];
  const all = (Object.keys(MUTATIONS) as MutationName[]).filter((name) => !elsewhere.includes(name));
  return { untried: all.filter((name) => !tried.has(name)) };
}

/** Asked for by one, and approved by another, who lets a third decide as well. */
async function approvals(
  world: World,
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  asker: Reached,
  approver: Reached,
): Promise<void> {
  // The asker herself falls away: somebody else is named.
  const personIds = [approver.who.id, asker.who.id];
  const [itemId, ticketId] = [newId(), newId()];
  const form = { id: newId(), fields: [], titleField: null };
  const approval = [{ id: 'r', who: 'people', personIds, need: 2, when: null }] as const;
  await by(approver, { name: 'catalog.save', args: { itemId, ...ITEM, approval, form } });
  await asker.browser.talk();
  await by(asker, { name: 'request.submit', args: { ticketId, itemId, formId: form.id, answers: {} } });
  await by(
    approver,
    { name: 'approval.handOn', args: { ticketId, fromId: approver.who.id, toId: world.org.nils.id } },
    { name: 'approval.add', args: { ticketId, group: 0, personId: world.org.bruno.id } },
  );
  const row = await approver.browser.store.read((t) => t.rows.get('ticket', ticketId));
  if (!row) throw new Error('not on the device of whoever is asked');
  await by(approver, {
    name: 'approval.decide',
    args: { ticketId, decision: 'approved', comment: '', seen: seenOf(row) },
  });
}

/** Asked for by one, with a part that somebody of the staff does, and one that is added. */
async function tasks(
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  worker: Reached,
  administrator: Reached,
): Promise<void> {
  const [itemId, ticketId] = [newId(), newId()];
  const form = { id: newId(), fields: [], titleField: null };
  const part = { title: 'Install it', teamId: null, after: [], steps: ['Sign in once'], when: null };
  const plan = [{ id: 'a', ...part }];
  await by(administrator, { name: 'catalog.save', args: { itemId, ...ITEM, plan, form } });
  await worker.browser.talk();
  await by(worker, { name: 'request.submit', args: { ticketId, itemId, formId: form.id, answers: {} } });
  const row = await worker.browser.store.read((t) => t.rows.get('ticket', ticketId));
  if (!row) throw new Error('not on the device of whoever asked');
  const on = { ticketId, taskId: 'a' };
  await by(
    worker,
    { name: 'task.add', args: { ticketId, title: 'Tell them', teamId: row.teamId } },
    { name: 'task.assign', args: { ...on, assigneeId: worker.who.id } },
    { name: 'task.tick', args: { ...on, step: 0, done: true } },
    { name: 'task.end', args: { ...on, outcome: 'done', note: '' } },
    { name: 'task.reopen', args: on },
  );
}

/** Written by one, published by another, and said of whether it helped. */
async function articles(
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  writer: Reached,
  publisher: Reached,
  ticketId: Id,
): Promise<void> {
  const [articleId, badId, fileId] = [newId(), newId(), newId()];
  const article = {
    ...({ title: 'Paper jams', body: '1. Open flap A', audience: 'everyone', teamId: null } as const),
    ...{ categoryId: null, keywords: 'printer' },
  };
  await by(
    writer,
    { name: 'article.save', args: { articleId, ...article } },
    { name: 'article.submit', args: { articleId } },
    { name: 'article.rework', args: { articleId } },
    { name: 'article.attach', args: { articleId, fileId, name: 'flap.jpg', width: 20, height: 10, ...FILE } },
    { name: 'article.detach', args: { articleId, fileId } },
    { name: 'article.save', args: { articleId: badId, ...article } },
    { name: 'article.discard', args: { articleId: badId } },
  );
  const vote = { voteId: articleVoteId(articleId, writer.who.id), articleId };
  const read = { voteId: articleVoteId(articleId, publisher.who.id), articleId };
  await by(publisher, { name: 'article.publish', args: { articleId } }, { name: 'article.view', args: read });
  await by(
    writer,
    { name: 'article.rate', args: { ...vote, helpful: false, reason: 'Which flap?' } },
    { name: 'article.solved', args: vote },
  );
  await by(
    writer,
    { name: 'article.confirm', args: { articleId } },
    { name: 'article.link', args: { articleId, ticketId, linked: true } },
  );
  await by(publisher, { name: 'article.retire', args: { articleId } });
}

/** Opened with an incident, written down, stepped on, with something to do, and its workaround told. */
async function problems(
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  finder: Reached,
  ticketId: string,
  me: Id,
): Promise<void> {
  const problemId = newId();
  const about = { problemId, title: 'The lamp keeps going out', description: '', categoryId: null };
  const task = { title: 'Measure the fan', ownerId: me, dueOn: '2026-12-01' };
  await by(
    finder,
    { name: 'problem.open', args: { ...about, siteId: null, ownerId: null, words: ['lamp'], ticketIds: [] } },
    {
      name: 'problem.edit',
      args: {
        ...{ ...about, siteId: null, ownerId: null, cause: 'hardware', whys: ['It gets hot'] },
        ...{ rootCause: 'The fan stands still', workaround: 'Open the flap' },
      },
    },
    { name: 'problem.step', args: { problemId, step: 'knownError' } },
    { name: 'problem.addTask', args: { problemId, ...task } },
  );
  const taskId = derivedId(finder.browser.made.at(-1) ?? '', 0);
  await by(
    finder,
    { name: 'problem.setTask', args: { problemId, taskId, ...task, done: true } },
    { name: 'problem.removeTask', args: { problemId, taskId } },
    { name: 'problem.link', args: { problemId, ticketId, linked: true } },
    { name: 'problem.link', args: { problemId, ticketId, linked: false } },
    { name: 'problem.applyWorkaround', args: { problemId, ticketId, body: 'Open the flap' } },
  );
}

/** Met by its tag, written down, tied, seen, missed and found to be another one; and a class to put it in. */
async function assets(
  by: (reached: Reached, ...acts: Act[]) => Promise<void>,
  technician: Reached,
  administrator: Reached,
): Promise<void> {
  const [assetId, otherId, doubleId, classId] = [newId(), newId(), newId(), newId()];
  const here = { siteId: null, place: 'Cellar' };
  const blank = { ownerId: null, userId: null, teamId: null, purchasedOn: null, warrantyUntil: null };
  const more = { model: '', serial: 'F1', supplier: '', costCents: null, currency: null, servesSiteIds: [] };
  const klass = { classId, name: 'Radios', parentId: null, icon: 'wifi' as const, service: false };
  await by(administrator, { name: 'assetClass.save', args: { ...klass, attributes: [], active: true } });
  const relation = { assetId, kind: 'runs_on' as const, toId: otherId };
  await by(
    technician,
    { name: 'asset.found', args: { assetId, tag: 'AP-EVERY-1', ...here } },
    { name: 'asset.found', args: { assetId: otherId, tag: 'AP-EVERY-2', ...here } },
    { name: 'asset.found', args: { assetId: doubleId, tag: 'AP-EVERY-3', ...here } },
    {
      name: 'asset.save',
      args: {
        ...{ assetId, tag: 'AP-EVERY-1', name: 'Radio', classId: null, state: 'in_use' },
        ...{ ...blank, ...here, ...more, attributes: {}, notes: '' },
      },
    },
    { name: 'asset.relate', args: { ...relation, wayRound: '' } },
    { name: 'asset.unrelate', args: relation },
    { name: 'asset.missed', args: { assetId } },
    { name: 'asset.seen', args: { assetId, siteId: null, place: 'Attic' } },
    { name: 'asset.merge', args: { assetId, doubleId } },
  );
}
