import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const RULES = [...WCAG, 'best-practice'];
/** What the dark theme can break: it is the same page in other colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Breaks no rule that a machine can check, light and dark. `what` names the page in a failure. */
export async function clean(page: Page, what: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 390, height: 740 };
  await inTheme(page, 'light');
  // A page that was just come to has its title a little later.
  await page.waitForFunction(() => document.title !== '');
  let light: string[];
  // What comes while it is looked at pushes something under the bar.
  do {
    await inOnePiece(page, size);
    await still(page);
    light = await violations(page, { type: 'tag', values: RULES });
  } while (!(await fits(page)));
  await inTheme(page, 'dark');
  const dark = await violations(page, { type: 'rule', values: COLOURS });
  await page.setViewportSize(size);
  expect({ light, dark }, what).toEqual({ light: [], dark: [] });
}

/**
 * What a bar at the bottom covers for the moment would count as too small to touch. A page may still grow: it is
 * measured until it fits.
 */
async function inOnePiece(page: Page, size: { width: number; height: number }): Promise<void> {
  for (let height = 740; ; ) {
    await page.setViewportSize({ ...size, height });
    if (await fits(page)) return;
    height = await page.evaluate(() => document.documentElement.scrollHeight);
  }
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight <= innerHeight);

/** Breaks no rule of WCAG, as the page stands there. */
export async function keepsWcag(page: Page): Promise<void> {
  expect(await violations(page, { type: 'tag', values: WCAG })).toEqual([]);
}

/**
 * Runs axe in the page, which keeps it until it is left: to read its half megabyte takes longer than a run. No page
 * here holds a frame of another site.
 */
async function violations(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    // Of what passes only the fact is wanted, not which elements it was.
    const result = await axe.run(document, { runOnly: only, resultTypes: ['violations'] });
    return result.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(', ')}`,
    );
  }, runOnly);
}

/** Changes the theme as the choice under You does. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const shown = await page.evaluate(async (chosen) => {
    localStorage.setItem('holdfast-theme', chosen);
    window.dispatchEvent(new Event('holdfast-theme'));
    return document.documentElement.dataset.theme;
  }, theme);
  expect(shown).toBe(theme);
  await still(page);
}

/**
 * Waits for what still comes in, leaves or moves: its contrast means nothing yet. On a slow machine a sheet may wait at the edge
 * of the screen before it begins to move, where it counts as not there, and the page behind it as one without a heading.
 */
async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moves = () => document.getAnimations().filter(({ playState }) => playState === 'running');
    const comes = () => document.querySelector('[data-entering], [data-exiting]') !== null;
    while (moves().length > 0 || comes()) {
      await Promise.allSettled(moves().map((animation) => animation.finished));
      await new Promise(requestAnimationFrame);
    }
  });
}
