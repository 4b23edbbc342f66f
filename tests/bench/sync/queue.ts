import { installed, openInApp, PHONE, settled } from '../../support/app-person';
import type { Someone } from '../../support/sync-door';
import { openPerson } from './profile';
import { atMost, type Figure } from './times';

const EDITS = 1_000;

/** So many acts made without signal, and how long they take once it is back; what the screen does meanwhile. */
export async function queue(url: string, manager: Someone, ticketId: string): Promise<Figure[]> {
  await manager.act('ticket.addItem', { ticketId, text: 'Check the cabinet', position: 0 });
  const { context, page, close } = await openPerson(url, 'technician', PHONE);
  try {
    await page.goto('/app');
    await installed(page);
    await openInApp(page, `/app/tickets/${ticketId}`);
    await page.getByRole('checkbox', { name: 'Check the cabinet' }).waitFor();
    await context.setOffline(true);
    await page.evaluate(async (edits) => {
      const says = () =>
        [...document.querySelectorAll('section span, section p, section div')].find((one) =>
          /^[01] of 1 done$/.test(one.textContent ?? ''),
        )?.textContent;
      for (let done = 0; done < edits; done++) {
        const was = says();
        document.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
        while (says() === was) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, EDITS);
    await page.evaluate(() => {
      window.delivery = { longest: 0, states: [] };
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          window.delivery.longest = Math.max(window.delivery.longest, entry.duration);
      }).observe({ entryTypes: ['longtask'] });
      new MutationObserver(() => {
        const state = document.querySelector<HTMLElement>('[data-sync]');
        const said = `${state?.dataset.sync} ${state?.innerText}`;
        if (window.delivery.states.at(-1) !== said) window.delivery.states.push(said);
      }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    const began = performance.now();
    await context.setOffline(false);
    await settled(page);
    const took = performance.now() - began;
    const { longest, states } = await page.evaluate(() => window.delivery);
    return [
      atMost(
        '1,000 queued edits delivered after reconnecting',
        took,
        5_000,
        `, ${states.length} states shown`,
      ),
      atMost('longest block of the interface meanwhile', longest, 50),
    ];
  } finally {
    await close();
  }
}

declare global {
  interface Window {
    delivery: { longest: number; states: string[] };
  }
}
