import { DESK, openInApp, settled } from '../../support/app-person';
import { openPerson } from './profile';
import { atMost, type Figure, share } from './times';

/** From the tap of one person on "Send" until the words are painted on another's device. */
export async function twoDevices(url: string, ticketId: string, rounds: number): Promise<Figure> {
  const writer = await openPerson(url, 'manager', DESK);
  const reader = await openPerson(url, 'technician', DESK);
  try {
    for (const { page } of [writer, reader]) {
      await page.goto('/app');
      await settled(page);
      await openInApp(page, `/app/tickets/${ticketId}`);
      await page.getByRole('button', { name: 'Comment', exact: true }).waitFor();
    }
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const words = `Measured for the ${round}th time`;
      const painted = reader.page.evaluate(
        (text) =>
          new Promise<number>((resolve) => {
            const look = () => {
              if (!document.body.innerText.includes(text)) return;
              observer.disconnect();
              requestAnimationFrame(() =>
                setTimeout(() => resolve(performance.timeOrigin + performance.now())),
              );
            };
            const observer = new MutationObserver(look);
            observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          }),
        words,
      );
      await writer.page.getByRole('button', { name: 'Comment', exact: true }).click();
      const sheet = writer.page.getByRole('dialog');
      await sheet.getByRole('textbox').fill(words);
      const tapped = writer.page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const on = (event: Event) => resolve(performance.timeOrigin + event.timeStamp);
            document.addEventListener('click', on, { capture: true, once: true });
          }),
      );
      await sheet.getByRole('button', { name: 'Send', exact: true }).click();
      times.push((await painted) - (await tapped));
      await sheet.waitFor({ state: 'hidden' });
    }
    return atMost(
      'edit on one device painted on another, p95',
      share(times, 0.95),
      300,
      ` (p50 ${share(times, 0.5).toFixed(0)} ms)`,
    );
  } finally {
    await writer.close();
    await reader.close();
  }
}
