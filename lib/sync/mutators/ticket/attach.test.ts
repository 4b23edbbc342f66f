import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import type { ArgsOf } from '#sync/registry';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, meera } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: CAST.categories.network });
});

const args = (over: Partial<ArgsOf<'ticket.attach'>> = {}): ArgsOf<'ticket.attach'> => ({
  ...{ ticketId, fileId: newId(), kind: 'photo', name: 'IMG_1.jpg', mediaType: 'image/jpeg', size: 1_000 },
  ...{ sha256: 'a'.repeat(64), width: 20, height: 10, internal: false },
  ...over,
});
async function attach(who: Actor, over: Partial<ArgsOf<'ticket.attach'>> = {}) {
  const all = args(over);
  await stage.act(who, 'ticket.attach', all);
  return (await stage.row('attachment', all.fileId)) as NonNullable<
    Awaited<ReturnType<typeof stage.row<'attachment'>>>
  >;
}
const detach = (who: Actor, fileId: string) => stage.act(who, 'ticket.detach', { ticketId, fileId });

describe('a file on a ticket', () => {
  it('says who, what and when, and moves the ticket’s date', async () => {
    const row = await attach(asha);
    expect(row).toMatchObject({
      ...{ ticketId, authorId: asha.id, kind: 'photo', name: 'IMG_1.jpg', timelineId: null },
      ...{ internal: false, occurredAt: stage.now, receivedAt: null, effectiveAt: stage.now },
    });
    expect((await stage.ticket(ticketId)).updatedAt).toBe(stage.now);
  });

  it('is never refused because of the ticket’s state: it is append only', async () => {
    await stage.act(asha, 'ticket.cancel', { ticketId, note: '' });
    expect(await attach(nils)).toMatchObject({ authorId: nils.id });
  });

  it('internal: for those who write notes, and without a trace on the ticket', async () => {
    const before = await stage.ticket(ticketId);
    await attach(nils, { internal: true });
    expect(await stage.ticket(ticketId)).toEqual(before);
    for (const who of [asha, omar])
      await expect(attach(who, { internal: true })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('comes with the entry it was made with, if that is there; with a note it is internal', async () => {
    await stage.act(nils, 'ticket.note', { ticketId, body: 'Look' });
    const note = (await stage.timeline(ticketId)).at(-1);
    expect(await attach(nils, { timelineId: note?.id ?? '' })).toMatchObject({
      timelineId: note?.id,
      internal: true,
    });
    expect(await attach(nils, { timelineId: newId() })).toMatchObject({ timelineId: null, internal: false });
    const other = await stage.report(bruno);
    const elsewhere = (await stage.timeline(other)).at(-1);
    expect(await attach(nils, { timelineId: elsewhere?.id ?? '' })).toMatchObject({ timelineId: null });
  });

  it('has a name that is safe to show and says what it is', async () => {
    expect((await attach(nils, { kind: 'file', name: '../x\u202E.exe' })).name).toBe('x.exe.jpg');
    const signature = { kind: 'signature', mediaType: 'image/png', name: ' Nguyễn Thị Minh Châu ' } as const;
    expect((await attach(nils, signature)).name).toBe('Nguyễn Thị Minh Châu');
  });

  it.each([
    [{ kind: 'photo', mediaType: 'application/pdf' }],
    [{ kind: 'signature', mediaType: 'image/jpeg' }],
  ] as const)('%j do not go together', async (over) => {
    await expect(attach(nils, over)).rejects.toMatchObject({
      code: 'invalid',
      detail: { field: 'mediaType' },
    });
  });

  it('has one id once', async () => {
    const row = await attach(nils);
    await expect(attach(asha, { fileId: row.id })).rejects.toMatchObject({ code: 'exists' });
  });
});

describe('taking a file off', () => {
  it('is for whoever added it and for dispatchers; the second finds it gone', async () => {
    const row = await attach(nils);
    await expect(detach(asha, row.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(detach(omar, row.id)).rejects.toMatchObject({ code: 'forbidden' });
    await detach(meera, row.id);
    expect(await stage.row('attachment', row.id)).toMatchObject({ deletedAt: stage.now });
    expect(await detach(nils, row.id)).toBeUndefined();
    const own = await attach(asha);
    await detach(asha, own.id);
    expect((await stage.row('attachment', own.id))?.deletedAt).not.toBeNull();
  });

  it('never reaches into another ticket', async () => {
    const row = await attach(nils);
    const other = await stage.report(asha);
    await expect(stage.act(nils, 'ticket.detach', { ticketId: other, fileId: row.id })).rejects.toMatchObject(
      { code: 'not_found' },
    );
  });
});
