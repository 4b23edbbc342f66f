import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { Role } from '#domain/access/roles';
import { findChromium } from '../../../scripts/lib/browsers.mjs';
import { account, signInOver } from '../../e2e/people';

/** A browser with a profile on the disk, as people have it: what is kept in memory alone is stored in another way. */
export interface Profile {
  context: BrowserContext;
  page: Page;
  close(): Promise<void>;
}

export async function openProfile(url: string, device: object = {}): Promise<Profile> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'holdfast-profile-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    baseURL: url,
    reducedMotion: 'reduce',
    ...device,
  });
  // Whoever loads these sources names functions by a helper that pages do not have.
  await context.addInitScript('globalThis.__name ??= (made) => made');
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same, signed in as somebody of the demonstration; no page of the app has been opened yet. */
export async function openPerson(url: string, role: Role, device: object = {}): Promise<Profile> {
  const profile = await openProfile(url, device);
  const { cookie } = await signInOver(url, account(role));
  const at = cookie.indexOf('=');
  await profile.context.addCookies([
    { name: cookie.slice(0, at), value: cookie.slice(at + 1), url, httpOnly: true, sameSite: 'Lax' },
  ]);
  return profile;
}
