import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import type { Id } from '#domain/kernel/types';
import { derivedId } from '#sync/ids';
import type { NewRow, StoredFile, Tx } from '#sync/tx';

/** A place where a `Tx` can be tried: two teams, and people with and without rights on their tickets. */
export interface ContractWorld {
  /** The device shows everything it holds; the server asks for rights, gives versions and numbers. */
  side: 'device' | 'server';
  teams: { line: Id; net: Id };
  requester: Actor;
  technician: Actor;
  stranger: Actor;
  /** The server has the bytes of a file from this person; a device has none of the kind. */
  receive(owner: Actor, id: Id, file: StoredFile): Promise<void>;
  /** One transaction of one intent; a throw leaves nothing behind. */
  run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, uid?: Id): Promise<T>;
  close(): Promise<void>;
}

/** The behaviour mutators rely on, the same for every implementation of `Tx`. */
export function txContract(name: string, open: () => Promise<ContractWorld>): void {
  describe(`Tx contract: ${name}`, () => {
    let world: ContractWorld;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const ticketRow = (over: Partial<NewRow<'ticket'>> = {}): NewRow<'ticket'> => ({
      ...{ id: newId(), kind: 'incident', number: null, title: 'Printer', description: '', state: 'new' },
      ...{
        stateSince: 1_800_000_000_000,
        impact: 2,
        urgency: 2,
        priority: 3,
        categoryId: null,
        siteId: null,
      },
      ...{
        place: null,
        assetId: null,
        teamId: world.teams.net,
        assigneeId: null,
        ...{
          handedAt: null,
          acceptedAt: null,
          satisfaction: null,
          ratedAt: null,
          request: null,
          approval: null,
          tasks: null,
        },
        requesterId: world.requester.id,
      },
      ...{
        reporterId: world.requester.id,
        holdReason: null,
        resolutionCode: null,
        createdAt: 1_800_000_000_000,
      },
      ...{ resolvedAt: null, closedAt: null, major: null, reopenCount: 0, updatedAt: 1_800_000_000_000 },
      ...{ parentId: null, duplicateOfId: null, relatedIds: [], watcherIds: [], confidential: false },
      sla: null,
      ...over,
    });
    const entryRow = (id: Id, ticketId: Id, internal = false): NewRow<'timeline'> => ({
      ...{ id, ticketId, kind: internal ? 'note' : 'comment', internal, actorId: world.technician.id },
      ...{ body: 'text', data: {}, occurredAt: 1_800_000_000_000, receivedAt: null },
      ...{ effectiveAt: 1_800_000_000_000, clockFlag: null },
    });
    const stored = async (over: Partial<NewRow<'ticket'>> = {}): Promise<Id> => {
      const row = ticketRow(over);
      await world.run(world.requester, (tx) => tx.insert('ticket', row));
      return row.id;
    };

    it('P13 ids derive from the intent: the same in every run, each ordinal another', async () => {
      const uid = newId();
      const ids = (tx: Tx) => Promise.resolve([tx.id(0), tx.id(1)]);
      const first = await world.run(world.requester, ids, uid);
      expect(first).toEqual([derivedId(uid, 0), derivedId(uid, 1)]);
      expect(await world.run(world.requester, ids, uid)).toEqual(first);
    });

    it('a missing row is undefined', async () => {
      expect(await world.run(world.requester, (tx) => tx.get('ticket', randomUUID()))).toBeUndefined();
    });

    it('an inserted row is read in the same transaction and in later ones, as it was written', async () => {
      const row = ticketRow({ place: 'level −2', title: 'Ünï 漢字 🙂' });
      const inside = await world.run(world.requester, async (tx) => {
        await tx.insert('ticket', row);
        return tx.get('ticket', row.id);
      });
      const ver = world.side === 'device' ? 0 : 1;
      expect(inside).toEqual({ ...row, ver, deletedAt: null });
      expect(await world.run(world.requester, (tx) => tx.get('ticket', row.id))).toEqual(inside);
    });

    it('a taken id is refused: in the same transaction, and later', async () => {
      const row = ticketRow();
      const twice = world.run(world.requester, async (tx) => {
        await tx.insert('ticket', row);
        await tx.insert('ticket', row);
      });
      await expect(twice).rejects.toMatchObject({ name: 'DomainError', code: 'exists' });
      await world.run(world.requester, (tx) => tx.insert('ticket', row));
      for (const number of [async () => null, (tx: Tx) => tx.nextNumber('incident')]) {
        const again = world.run(world.requester, async (tx) =>
          tx.insert('ticket', { ...row, number: await number(tx) }),
        );
        await expect(again).rejects.toMatchObject({ name: 'DomainError', code: 'exists' });
      }
    });

    it('an update changes the named fields only, also of a row written just before', async () => {
      const row = ticketRow();
      await world.run(world.requester, async (tx) => {
        await tx.insert('ticket', row);
        await tx.update('ticket', row.id, { title: 'Plotter' });
        expect((await tx.get('ticket', row.id))?.title).toBe('Plotter');
        await tx.update('ticket', row.id, { place: 'B2' });
      });
      const read = await world.run(world.requester, (tx) => tx.get('ticket', row.id));
      expect(read).toMatchObject({ ...row, title: 'Plotter', place: 'B2' });
    });

    it('each transaction that writes a row raises its version on the server, never on a device', async () => {
      const id = await stored();
      const before = await world.run(world.technician, (tx) => tx.get('ticket', id));
      await world.run(world.technician, (tx) => tx.update('ticket', id, { title: 'Other' }));
      const after = await world.run(world.technician, (tx) => tx.get('ticket', id));
      if (world.side === 'device') expect(after?.ver).toBe(0);
      else expect(after?.ver).toBeGreaterThan(before?.ver ?? 0);
    });

    it('an update of a missing row is not_found', async () => {
      const update = world.run(world.technician, (tx) => tx.update('ticket', randomUUID(), { title: 'x' }));
      await expect(update).rejects.toMatchObject({ name: 'DomainError', code: 'not_found' });
    });

    it('a throw leaves nothing behind', async () => {
      const row = ticketRow();
      const id = await stored();
      const broken = world.run(world.technician, async (tx) => {
        await tx.insert('ticket', row);
        await tx.insert('timeline', entryRow(tx.id(0), id));
        await tx.update('ticket', id, { title: 'never' });
        throw new Error('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      await world.run(world.technician, async (tx) => {
        expect(await tx.get('ticket', row.id)).toBeUndefined();
        expect((await tx.get('ticket', id))?.title).toBe('Printer');
      });
    });

    it('a deleted row is not there any more', async () => {
      const id = await stored();
      await world.run(world.technician, (tx) => tx.update('ticket', id, { deletedAt: 1_800_000_000_001 }));
      await world.run(world.technician, async (tx) => {
        expect(await tx.get('ticket', id)).toBeUndefined();
        await expect(tx.update('ticket', id, { title: 'x' })).rejects.toMatchObject({ code: 'not_found' });
      });
    });

    it('reads small tables whole, without what is deleted', async () => {
      const ids = await world.run(world.requester, async (tx) =>
        (await tx.all('team')).map((team) => team.id),
      );
      expect(ids.sort()).toEqual(Object.values(world.teams).sort());
    });

    it('children are written and read with their root', async () => {
      const id = await stored();
      const uid = newId();
      await world.run(world.technician, (tx) => tx.insert('timeline', entryRow(tx.id(0), id)), uid);
      const read = await world.run(world.requester, (tx) => tx.get('timeline', derivedId(uid, 0)));
      expect(read).toMatchObject({ ticketId: id, body: 'text', internal: false });
    });

    it('says where a ticket is tied to, also to those who may not see it: rules reach further than sight', async () => {
      const parentId = await stored();
      const id = await stored({ parentId });
      await world.run(world.stranger, async (tx) => {
        expect(await tx.hold(id)).toMatchObject({ parentId, duplicateOfId: null });
        expect(await tx.hold(randomUUID())).toEqual({ parentId: null, duplicateOfId: null, state: null });
      });
    });

    it('the server gives numbers without gaps, a device none', async () => {
      const numbered = async () => {
        const row = ticketRow();
        await world.run(world.requester, async (tx) => {
          await tx.insert('ticket', { ...row, number: await tx.nextNumber('incident') });
          // It is there for whoever wrote it, also before it has its number.
          await tx.update('ticket', row.id, { place: 'B2' });
          expect(await tx.get('ticket', row.id)).toMatchObject({ title: row.title, place: 'B2' });
        });
        return world.run(world.requester, async (tx) => (await tx.get('ticket', row.id))?.number);
      };
      const [a, b] = [await numbered(), await numbered()];
      if (world.side === 'device') return expect([a, b]).toEqual([null, null]);
      expect(Number(b?.slice(4))).toBe(Number(a?.slice(4)) + 1);
    });

    it('P29 the server gives the facts of a file to its owner, once; a device takes it for granted', async () => {
      const id = newId();
      const file: StoredFile = { mediaType: 'image/png', size: 5, sha256: 'a'.repeat(64) };
      const claim = (who: Actor) => world.run(who, (tx) => tx.claimFile(id));
      if (world.side === 'device') return expect(await claim(world.technician)).toBeNull();
      await expect(claim(world.technician)).rejects.toMatchObject({ code: 'no_file' });
      await world.receive(world.technician, id, file);
      await expect(claim(world.requester)).rejects.toMatchObject({ code: 'no_file' });
      const broken = world.run(world.technician, async (tx) => {
        await tx.claimFile(id);
        throw new Error('broken');
      });
      await expect(broken).rejects.toThrow('broken');
      expect(await claim(world.technician)).toEqual(file);
      await expect(claim(world.technician)).rejects.toMatchObject({ code: 'exists' });
    });

    it('telling people never fails a mutation', async () => {
      const id = await stored();
      await world.run(world.technician, async (tx) => {
        tx.emit({ type: 'ticket.assigned', ticketId: id, assigneeId: world.technician.id });
      });
    });

    it('the server knows when it received an intent, a device does not', async () => {
      await world.run(world.requester, async (tx) => {
        if (world.side === 'device') expect(tx.receivedAt).toBeNull();
        else expect(tx.receivedAt).toBeGreaterThan(0);
      });
    });

    it('P5 what the actor may not see is missing to them on the server; a device holds nothing of the kind', async () => {
      const id = await stored();
      const uid = newId();
      await world.run(world.technician, (tx) => tx.insert('timeline', entryRow(tx.id(0), id, true)), uid);
      if (world.side === 'device') return;
      await world.run(world.stranger, async (tx) => {
        expect(await tx.get('ticket', id)).toBeUndefined();
        await expect(tx.update('ticket', id, { title: 'x' })).rejects.toMatchObject({ code: 'not_found' });
      });
      await expect(
        world.run(world.stranger, (tx) => tx.insert('ticket', ticketRow({ id }))),
      ).rejects.toMatchObject({ code: 'exists' });
      expect(await world.run(world.requester, (tx) => tx.get('timeline', derivedId(uid, 0)))).toBeUndefined();
      expect(await world.run(world.technician, (tx) => tx.get('timeline', derivedId(uid, 0)))).toBeDefined();
    });
  });
}
