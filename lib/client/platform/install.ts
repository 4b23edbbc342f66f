'use client';
import { useSyncExternalStore } from 'react';

/** Chromium's offer to install; kept until the person asks for it. */
interface InstallOffer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

interface Installation {
  canPrompt: boolean;
  ios: boolean;
  installed: boolean;
}

const NOTHING: Installation = { canPrompt: false, ios: false, installed: false };

let offer: InstallOffer | null = null;
let installation = NOTHING;
const listeners = new Set<() => void>();

/** iPhone, iPad (which says Macintosh) and iPod: installing is by hand, and push needs it. */
export function isIos(): boolean {
  return (
    /iPhone|iPad|iPod/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  );
}

/** Whether this page runs as an installed app. */
export function isInstalled(): boolean {
  const { standalone } = navigator as Navigator & { standalone?: boolean };
  return (
    standalone === true || window.matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches
  );
}

function look(): void {
  installation = { canPrompt: offer !== null, ios: isIos(), installed: isInstalled() };
  for (const listener of listeners) listener();
}

// The offer comes once, often before the first paint: listen as soon as this module is there.
if (typeof window !== 'undefined') {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    look();
  });
  window.addEventListener('appinstalled', () => {
    offer = null;
    look();
  });
  look();
}

/** Shows the browser's own question. It may be asked once per offer. */
async function prompt(): Promise<void> {
  const asked = offer;
  offer = null;
  look();
  await asked?.prompt();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the app is installed, and how it can be. */
export function useInstall(): Installation & { prompt: () => Promise<void> } {
  const now = useSyncExternalStore(
    subscribe,
    () => installation,
    () => NOTHING,
  );
  return { ...now, prompt };
}
