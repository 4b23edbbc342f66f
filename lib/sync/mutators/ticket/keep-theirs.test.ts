import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#client/platform/clock';
import type { Actor } from '#domain/access/roles';
import { CAST, Stage } from '#tests/support/stage';

const { asha, bruno, nils, omar, categories } = CAST;
let stage: Stage;
let ticketId: string;
beforeEach(async () => {
  stage = await Stage.open();
  ticketId = await stage.report(asha, { categoryId: categories.network });
});
const keep = (who: Actor) =>
  stage.act(who, 'ticket.keepTheirs', {
    ...{ ticketId, of: newId(), field: 'title', mine: 'Mine', theirs: 'Wi-Fi gone' },
  });
const last = async () => (await stage.timeline(ticketId)).at(-1);

describe('ticket.keepTheirs', () => {
  it('writes both values into the history and changes nothing', async () => {
    const before = await stage.ticket(ticketId);
    await keep(nils);
    expect(await stage.ticket(ticketId)).toEqual(before);
    expect(await last()).toMatchObject({
      ...{ kind: 'edit', internal: true, actorId: nils.id },
      data: { kept: { field: 'title', mine: 'Mine', theirs: 'Wi-Fi gone' } },
    });
  });

  it('of whoever reported it is for everybody on the ticket', async () => {
    await keep(asha);
    expect(await last()).toMatchObject({ internal: false, actorId: asha.id });
  });

  it('is for nobody else', async () => {
    for (const who of [bruno, omar]) await expect(keep(who)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
