import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from '../support/e2e-test';
import { deliverPush, networkIsBack, notifications, pressNotification } from '../support/push-browser';
import { controlledBy, news, signInAs, TICKET } from '../support/worker-device';
import { startWorkerSite, type WorkerSite } from '../support/worker-site';

// What the real worker makes of what a push offers, on a site of a few files: whose it is, and how many.

let site: WorkerSite;
test.beforeEach(async () => {
  site = await startWorkerSite();
  await site.publish('a');
});
test.afterEach(() => site.stop());

test.describe('what a push offers', () => {
  const act = { do: 'accept', uid: '0192f0aa-0000-7000-8000-00000000000a', title: 'Accept' };
  const offer = (over: object = {}) =>
    news({ about: { ver: 3, state: 'assigned' }, acts: [act], receipt: 'abc.def', ...over });
  const ready = async (page: Page, context: BrowserContext) => {
    await context.grantPermissions(['notifications'], { origin: site.url });
    await controlledBy(site, page);
    await signInAs(page, 'ann');
  };

  test('is a button; a message that describes itself is shown as ours', async ({ page, context }) => {
    await ready(page, context);
    const notification = { title: 'INC-000123', navigate: site.url, data: offer() };
    await deliverPush(page, JSON.stringify({ ...offer(), web_push: 8030, mutable: true, notification }));
    const shown = await page.evaluate(async () =>
      (await (await navigator.serviceWorker.ready).getNotifications()).map((one) => [
        one.title,
        (one as unknown as { actions: { action: string }[] }).actions.map(({ action }) => action),
      ]),
    );
    expect(shown).toEqual([['INC-000123 assigned to you', ['accept']]]);
  });

  test('A6 pressed when somebody else uses the device by now: nothing is written or sent', async ({
    page,
    context,
  }) => {
    await ready(page, context);
    site.asked();
    await deliverPush(page, JSON.stringify(offer()));
    // The icon of the notification is asked for as well, whenever the browser gets to it.
    await expect.poll(() => site.asked()).toContain('/api/push/receipt');
    await signInAs(page, 'bob');
    await pressNotification(context, { action: 'accept' });
    await expect(page.getByTestId('place')).toHaveText(`/app/tickets/${TICKET}`);
    expect(site.asked().filter((path) => path.startsWith('/api/'))).toEqual([]);
    expect(await notifications(page)).toEqual([]);
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(names.sort()).toEqual(['holdfast-device', 'holdfast-worker']);
  });

  test('a device without the store of its person opens the app and makes none', async ({ page, context }) => {
    await ready(page, context);
    await deliverPush(page, JSON.stringify(offer()));
    await pressNotification(context, { action: 'accept' });
    await expect(page.getByTestId('place')).toHaveText(`/app/tickets/${TICKET}`);
    const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
    expect(names).not.toContain('holdfast-ann');
  });

  test('shown without signal, the server learns of it when that is back, once', async ({ page, context }) => {
    await ready(page, context);
    const receipts = () => site.asked().filter((path) => path === '/api/push/receipt').length;
    await context.setOffline(true);
    await deliverPush(page, JSON.stringify(offer()));
    await expect.poll(() => notifications(page)).toHaveLength(1);
    await expect
      .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)))
      .toContain('holdfast-receipts');
    expect(receipts()).toBe(0);
    await context.setOffline(false);
    await networkIsBack(page, context, site.url);
    let sent = 0;
    await expect
      .poll(() => {
        sent += receipts();
        return sent;
      })
      .toBe(1);
    // The next one takes no other along: that has arrived.
    await deliverPush(page, JSON.stringify(offer({ id: TICKET.replace(/2$/, '3') })));
    await expect
      .poll(() => {
        sent += receipts();
        return sent;
      })
      .toBe(2);
    await deliverPush(page, JSON.stringify(offer({ id: TICKET.replace(/2$/, '4') })));
    await expect
      .poll(() => {
        sent += receipts();
        return sent;
      })
      .toBe(3);
  });

  test('what the server could not take goes along with the next one', async ({ page, context }) => {
    await ready(page, context);
    site.withhold('/api/push/receipt');
    await deliverPush(page, JSON.stringify(offer()));
    await expect.poll(() => notifications(page)).toHaveLength(1);
    const kept = () =>
      page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const opening = indexedDB.open('holdfast-receipts');
            opening.onupgradeneeded = () => opening.transaction?.abort();
            opening.onerror = () => resolve(-1);
            opening.onsuccess = () => {
              const count = opening.result.transaction('lost').objectStore('lost').count();
              count.onsuccess = () => {
                opening.result.close();
                resolve(count.result);
              };
            };
          }),
      );
    await expect.poll(kept).toBe(1);
    site.withhold(null);
    await deliverPush(page, JSON.stringify(offer({ id: TICKET.replace(/2$/, '3'), receipt: 'ghi.jkl' })));
    await expect.poll(kept).toBe(0);
  });

  test('many become one that lists them; what is urgent stays by itself', async ({ page, context }) => {
    await ready(page, context);
    const nth = (n: number, over: object = {}) =>
      JSON.stringify(
        offer({
          ...{ id: TICKET.replace(/2$/, String(n)), ticketId: TICKET.replace(/0002$/, `000${n}`) },
          ...{ number: `INC-00012${n}`, ...over },
        }),
      );
    for (const n of [1, 2, 3, 4, 5]) {
      await deliverPush(page, nth(n));
      await expect.poll(() => notifications(page)).toHaveLength(n);
    }
    await deliverPush(page, nth(6));
    await expect
      .poll(() => notifications(page))
      .toEqual([
        {
          title: '6 tickets have news',
          body: [6, 5, 4, 3, 2, 1].map((n) => `INC-00012${n} assigned to you`).join('\n'),
          tag: 'holdfast-many',
        },
      ]);
    await deliverPush(page, nth(7, { urgent: true, words: 'is overdue' }));
    await expect
      .poll(async () => (await notifications(page)).map(({ title }) => title).sort())
      .toEqual(['6 tickets have news', 'INC-000127 is overdue']);
    await deliverPush(page, nth(8));
    await expect
      .poll(async () => (await notifications(page)).map(({ title }) => title).sort())
      .toEqual(['7 tickets have news', 'INC-000127 is overdue']);
  });
});
