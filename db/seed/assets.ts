import type { Actor } from '#domain/access/roles';
import { startingClasses } from '#domain/asset/starting';
import { DAY, type Id, type Instant } from '#domain/kernel/types';
import { isOpen } from '#domain/ticket/states';
import type { ArgsOf, MutationName } from '#sync/registry';
import type { Organisation } from './organisation';
import { prng, uuid7 } from './prng';
import { play } from './seed-tx';
import { ASSETS, type SeedAsset } from './words/assets';
import { DEMO } from './words/people';

/** When the inventory was written down. */
const AGE = 100 * DAY;

/** What the demonstration's organisation has, what leans on what, and what open tickets are about. */
export async function writeAssets(made: Organisation, now: Instant): Promise<void> {
  const { store, people, teams, sites } = made;
  const at = now - AGE;
  const named = (name: string) => people.named.get(name) as Actor;
  const idOf = (key: string): Id => uuid7(at, prng(`asset ${key}`));
  const act = async <N extends MutationName>(name: N, args: ArgsOf<N>, by: string, when = at) =>
    play(store, {
      ...{ name, args, actor: named(by), occurredAt: when, receivedAt: when },
      uid: uuid7(when, prng(`${name} ${JSON.stringify(args)}`)),
    });
  const classes = startingClasses((name) => idOf(`class ${name}`));
  for (const { id: classId, attributes, ...row } of classes)
    await act(
      'assetClass.save',
      { classId, ...row, attributes: attributes.map((one) => ({ ...one, choices: [...one.choices] })) },
      DEMO.administrator,
    );
  const saved = (one: SeedAsset): ArgsOf<'asset.save'> => ({
    ...{ assetId: idOf(one.tag), tag: one.tag, name: one.name, state: one.state ?? 'in_use' },
    classId: classes.find(({ name }) => name === one.class)?.id ?? null,
    ...{ teamId: one.team ? teams[one.team] : null, ownerId: null, siteId: sites[one.site] ?? null },
    userId: one.user ? named(DEMO[one.user as keyof typeof DEMO]).id : null,
    ...{ place: one.place ?? null, model: one.model ?? '', serial: one.serial ?? '', supplier: '' },
    ...{ purchasedOn: null, warrantyUntil: one.warranty ?? null, costCents: null, currency: null },
    servesSiteIds: (one.serves ?? []).flatMap((site) => sites[site] ?? []),
    ...{ attributes: { ...one.values }, notes: '' },
  });
  for (const one of ASSETS) await act('asset.save', saved(one), DEMO.manager);
  for (const { tag, leans } of ASSETS)
    for (const [kind, to, wayRound] of leans ?? [])
      await act(
        'asset.relate',
        { assetId: idOf(tag), kind, toId: idOf(to), wayRound: wayRound ?? '' },
        DEMO.manager,
      );
  // What the technician of the demonstration works on is about something, where it is about the network.
  const network: (Id | null)[] = [made.category('wireless'), made.category('connectivity')];
  const amara = named(DEMO.technician).id;
  const hers = [...store.tables.ticket.values()].filter(
    (row) =>
      row.assigneeId === amara &&
      row.kind === 'incident' &&
      isOpen(row.state) &&
      network.includes(row.categoryId),
  );
  for (const [n, tag] of ['AP-R2-014', 'SW-B2-3'].entries()) {
    const row = hers[n];
    if (row)
      await act(
        'ticket.edit',
        { ticketId: row.id, changes: { assetId: idOf(tag) } },
        DEMO.manager,
        row.updatedAt + 1,
      );
  }
}
