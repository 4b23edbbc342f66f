import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { HOUR, MINUTE } from '#domain/kernel/types';
import { DESK, openInApp, personInApp, settled } from '../support/app-person';
import { type App, startApp } from '../support/app-server';
import { clean } from '../support/axe';
import { test } from '../support/e2e-test';
import { pressHydrated } from '../support/hydrated';
import { someone } from '../support/sync-door';
import { rows } from '../support/work-list';
import { account } from './people';

/**
 * Time runs out: the clocks of server and devices go ahead, and what the promise says is done once, whatever was off or
 * ran twice in between. Everything that waits on the clock waits on the server's own.
 */
let app: App;
test.beforeAll(async () => {
  app = await startApp();
});
test.afterAll(() => app?.dispose());

const CLOCK = pathToFileURL(path.resolve(import.meta.dirname, '../faults/other-clock.mjs')).href;
/** "Priority 2" is promised for day and night, the solution within eight hours. */
const IMPACT = { impact: 1, urgency: 2 } as const;
const sheet = (page: Page) => page.getByRole('dialog');

/** The server was away, and is there again so much later. */
const restartedAt = (off: number) =>
  app.restart({ NODE_OPTIONS: `--import=${CLOCK}`, FAULTS_CLOCK: String(off) });

/** Somebody whose device goes by the clock that is so far ahead. */
async function at(browser: Browser, role: Role, off: number, where = '/app') {
  const before = async (context: BrowserContext) => {
    await context.addInitScript((ahead) => {
      const Real = Date;
      const now = () => Real.now() + ahead;
      window.Date = new Proxy(Real, {
        construct: (target, args, made) =>
          Reflect.construct(target, args.length === 0 ? [now()] : args, made),
        get: (target, name, asked) => (name === 'now' ? now : Reflect.get(target, name, asked)),
      });
    }, off);
  };
  const { page } = await personInApp(browser, app.url, role, { ...DESK, before, path: where });
  return page;
}

/** A report that the manager has given to the technician. @param off how far ahead the clocks are */
async function given(title: string, off = 0): Promise<string> {
  const [meera, amara] = await Promise.all([
    someone(app.url, account('manager'), off),
    someone(app.url, account('technician'), off),
  ]);
  const ticketId = randomUUID();
  await meera.act('ticket.report', {
    ...{ ticketId, title, description: '', ...IMPACT },
    ...{ categoryId: null, siteId: null, place: null },
  });
  await meera.act('ticket.assign', { ticketId, teamId: amara.teamIds[0] ?? '', assigneeId: amara.id });
  return ticketId;
}

/** What the inbox says of a ticket, its newest first: a line for each day. */
async function told(page: Page, title: string): Promise<string> {
  await openInApp(page, '/app/inbox');
  const lines = page.locator('[data-notice]').filter({ hasText: title });
  await expect(lines.first()).toBeVisible();
  return (await lines.allTextContents()).join(' ');
}
const warnings = (text: string) => text.match(/A promise is (?:due soon|overdue)/g) ?? [];
const card = (page: Page, title: string) => rows(page).filter({ hasText: title });
const marks = (page: Page) => page.getByText(/% of the time to solve it was used up/);

test('what is given back, raised and told when time runs out, is so once, after a server that was off', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const admin = await at(browser, 'administrator', 0, '/desk/settings/promises');
  await pressHydrated(admin.getByRole('button', { name: 'Priority 2', exact: true }));
  const last = sheet(admin).getByRole('group', { name: 'What happens at mark 3' });
  await last.getByText('Raise the urgency').click();
  await last.getByText('Give it back to the queue').click();
  await sheet(admin).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet(admin)).toHaveCount(0);
  await admin.context().close();

  const begun = 'The cold store is warm';
  const ticketId = await given(begun);
  const amara = await someone(app.url, account('technician'));
  await amara.act('ticket.accept', { ticketId });
  await amara.act('ticket.start', { ticketId });

  // Three quarters of eight hours passed while the server was off.
  let off = 6 * HOUR + 10 * MINUTE;
  await restartedAt(off);
  let tech = await at(browser, 'technician', off);
  await settled(tech);
  await expect(card(tech, begun).getByText(/left/)).toHaveClass(/text-warn/);
  await expect.poll(async () => warnings(await told(tech, begun))).toHaveLength(1);
  expect(await told(tech, begun)).toContain('A promise is due soon');
  await openInApp(tech, `/app/tickets/${ticketId}`);
  await expect(marks(tech)).toHaveCount(1);
  await expect(marks(tech)).toContainText(
    '75 % of the time to solve it was used up. Done by itself: its assignee was told, its team was told.',
  );
  await tech.context().close();

  // The rest of it.
  off = 8 * HOUR + 10 * MINUTE;
  await restartedAt(off);
  tech = await at(browser, 'technician', off);
  const manager = await at(browser, 'manager', off);
  await settled(tech);
  await expect(card(tech, begun).getByText(/over/)).toHaveClass(/text-danger/);
  await expect.poll(() => told(tech, begun)).toContain('A promise is overdue');
  await expect.poll(() => told(manager, begun)).toContain('A promise is overdue');
  await openInApp(tech, `/app/tickets/${ticketId}`);
  await expect(marks(tech)).toHaveCount(2);
  const over = marks(tech).filter({ hasText: '100 %' });
  await expect(over).toContainText('the managers were told, its urgency was raised');
  // Work is not taken out of hands that have begun.
  await expect(tech.getByText('In progress', { exact: true }).first()).toBeVisible();
  await expect(tech.getByText('P1', { exact: true }).first()).toBeVisible();
  await clean(tech, 'a ticket that is overdue');

  // Killed and started again, twice: nothing is done a second time.
  for (let times = 0; times < 2; times++) {
    await app.kill9();
    await restartedAt(off + MINUTE);
  }
  const lies = 'The second cold store is warm';
  const lying = await given(lies, off);
  off += 9 * HOUR;
  await restartedAt(off);
  const later = await at(browser, 'technician', off);
  await settled(later);
  // All marks of it at once: what is strongest is said, and it lies in the queue again.
  await expect.poll(() => told(later, lies)).toContain('A promise is overdue');
  expect(warnings(await told(later, begun))).toHaveLength(2);
  expect(warnings(await told(manager, begun))).toHaveLength(1);
  await openInApp(later, `/app/tickets/${lying}`);
  await expect(marks(later)).toHaveCount(1);
  await expect(marks(later)).toContainText('back to its queue unless somebody had begun');
  await expect(later.getByText('Nobody yet')).toBeVisible();
  await openInApp(later, `/app/tickets/${ticketId}`);
  await expect(marks(later)).toHaveCount(2);
});
