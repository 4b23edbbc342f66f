'use client';
import type { GuestField } from '#domain/guest/report';
import type { Instant } from '#domain/kernel/types';
import { deviceNow } from './clock';

/** What a guest typed. */
export type GuestDraft = Record<GuestField, string>;

/**
 * A report as this browser knows it. `here`: nowhere else yet. `mail`: on the desk, until then, unread. `refused` and `off`: the
 * desk does not take it as it is, or takes none.
 */
export interface KeptGuestReport {
  uid: string;
  tag: string;
  at: Instant;
  state: 'here' | 'mail' | 'opened' | 'gone' | 'refused' | 'off';
  email: string;
  /** Gone once the desk has it: others may use this device, too. */
  draft: GuestDraft | null;
  number: string | null;
  /** Not to be sent before. */
  notBefore: Instant;
}

const REPORTS = 'holdfast-guest-reports';
const DRAFT = 'holdfast-guest-draft';
const DRAFT_LIVES = 60 * 60_000;
interface KeptDraft {
  draft: GuestDraft;
  at: Instant;
}
/** So long this browser remembers what is over. */
const REMEMBER = 14 * 24 * 60 * 60_000;

/** Where nothing can be kept it is here as long as the page is. */
let inMemory: KeptGuestReport[] = [];
let isKeepable = true;
const watchers = new Set<() => void>();

const isPast = ({ state, at }: KeptGuestReport): boolean => state !== 'here' && deviceNow() - at > REMEMBER;

/** What this browser holds, the newest first. */
export function keptReports(): KeptGuestReport[] {
  const kept = read<KeptGuestReport[]>(REPORTS);
  // What could not be written is here alone.
  const all = isKeepable && Array.isArray(kept) ? kept : inMemory;
  return all.filter((one) => !isPast(one));
}

/** Whether what is reported outlives this page. */
export const canKeepReports = (): boolean => isKeepable;

/** Keeps a report, or what became of it; others stay as they are. */
export function keepReport(report: KeptGuestReport): void {
  const others = keptReports().filter((one) => one.uid !== report.uid);
  write([report, ...others].sort((one, other) => other.at - one.at));
}

export const forgetReport = (uid: string): void => write(keptReports().filter((one) => one.uid !== uid));

/** Calls when something changed, here or in another tab. @returns ends it */
export function watchReports(changed: () => void): () => void {
  watchers.add(changed);
  window.addEventListener('storage', changed);
  return () => {
    watchers.delete(changed);
    window.removeEventListener('storage', changed);
  };
}

/** What was being typed when the page went. */
export function keptDraft(): GuestDraft | null {
  const kept = read<Partial<KeptDraft>>(DRAFT);
  // Whoever comes an hour later is most likely somebody else.
  return kept?.draft && deviceNow() - (kept.at ?? 0) < DRAFT_LIVES ? kept.draft : null;
}

/** Keeps what is being typed; null: it is a report now. */
export function keepDraft(draft: GuestDraft | null): void {
  try {
    if (draft) localStorage.setItem(DRAFT, JSON.stringify({ draft, at: deviceNow() } satisfies KeptDraft));
    else localStorage.removeItem(DRAFT);
  } catch {
    // It stands in the form.
  }
}

function write(reports: KeptGuestReport[]): void {
  inMemory = reports;
  try {
    localStorage.setItem(REPORTS, JSON.stringify(reports));
    isKeepable = true;
  } catch {
    isKeepable = false;
  }
  for (const changed of watchers) changed();
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
