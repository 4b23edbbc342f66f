import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the dark theme can break: it is the same page in other colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Breaks no rule that a machine can check, light and dark. `what` names the page in a failure. */
export async function clean(page: Page, what: string): Promise<void> {
  // In one piece: what a bar at the bottom covers for the moment would count as too small to touch.
  const size = page.viewportSize() ?? { width: 390, height: 740 };
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...size, height: Math.max(height, 740) });
  await inTheme(page, 'light');
  // No page here holds a frame of another site; without those axe needs no second page for its report.
  const axe = () => new AxeBuilder({ page }).setLegacyMode(true);
  const light = await axe().withTags(RULES).analyze();
  await inTheme(page, 'dark');
  const dark = await axe().withRules(COLOURS).analyze();
  await page.setViewportSize(size);
  const found = ({ violations }: typeof light) =>
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(', ')}`);
  expect({ light: found(light), dark: found(dark) }, what).toEqual({ light: [], dark: [] });
}

/** Changes the theme as the choice under You does, and waits for what still moves: its contrast means nothing yet. */
async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  const shown = await page.evaluate(async (chosen) => {
    localStorage.setItem('holdfast-theme', chosen);
    window.dispatchEvent(new Event('holdfast-theme'));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    return document.documentElement.dataset.theme;
  }, theme);
  expect(shown).toBe(theme);
}
