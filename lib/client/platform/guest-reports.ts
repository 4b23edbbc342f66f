'use client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { GuestAnswer } from '#domain/guest/report';
import { deviceNow, newId } from './clock';
import {
  canKeepReports,
  type GuestDraft,
  type KeptGuestReport,
  keepDraft,
  keepReport,
  keptReports,
  watchReports,
} from './guest-store';

/** Between two tries while the page is open, ms. */
const AGAIN = 10_000;
/** A network that swallows what is sent is none, ms. */
const PATIENCE = 20_000;

/** Keeps a report first, and then sends it: whatever happens to the network, it is here. */
export function reportAsGuest(tag: string, draft: GuestDraft): void {
  const email = draft.email.trim();
  const at = deviceNow();
  keepReport({
    ...{ uid: newId(at), tag, at, state: 'here', email, draft, number: null, notBefore: 0 },
  });
  keepDraft(null);
  void sendReports();
}

/** The reports of this browser, and whether they outlive the page. Sends what waits, whenever that may go through. */
export function useGuestReports(): { reports: readonly KeptGuestReport[]; isKept: boolean } {
  const text = useSyncExternalStore(
    watchReports,
    () => JSON.stringify(keptReports()),
    () => '[]',
  );
  useEffect(() => {
    void askReports().then(sendReports);
    const over = new AbortController();
    const send = () => void sendReports();
    window.addEventListener('online', send, { signal: over.signal });
    const looked = () => {
      if (document.visibilityState === 'visible') void askReports().then(sendReports);
    };
    document.addEventListener('visibilitychange', looked, { signal: over.signal });
    const timer = setInterval(send, AGAIN);
    return () => {
      over.abort();
      clearInterval(timer);
    };
  }, []);
  const reports = useMemo(() => JSON.parse(text) as KeptGuestReport[], [text]);
  return { reports, isKept: canKeepReports() };
}

let isSending = false;

/** Sends what waits, one after the other. A report sent twice, by two tabs, is one. */
async function sendReports(): Promise<void> {
  if (isSending) return;
  isSending = true;
  try {
    for (const report of keptReports()
      .filter(({ state }) => state === 'here')
      .reverse()) {
      if (!report.draft || deviceNow() < report.notBefore) continue;
      const answer = await post({ uid: report.uid, tag: report.tag, ...report.draft });
      if (!answer) return;
      keepReport(after(report, answer));
    }
  } finally {
    isSending = false;
  }
}

/** Asks what became of those that wait for their mail to be confirmed. */
async function askReports(): Promise<void> {
  for (const report of keptReports().filter(({ state }) => state === 'mail')) {
    const answer = await post({ uid: report.uid });
    if (!answer) return;
    keepReport(after(report, answer));
  }
}

function after(report: KeptGuestReport, answer: GuestAnswer): KeptGuestReport {
  switch (answer.kind) {
    case 'mail':
      return { ...report, state: 'mail', draft: null };
    case 'opened':
      return { ...report, state: 'opened', number: answer.number, draft: null };
    case 'slow_down':
      return { ...report, notBefore: deviceNow() + answer.seconds * 1_000 };
    case 'invalid':
      return { ...report, state: 'refused' };
    default:
      return { ...report, state: answer.kind };
  }
}

/** Null: it was not heard, or the server could not do it now; the same is sent again. */
async function post(said: Record<string, string>): Promise<GuestAnswer | null> {
  try {
    const response = await fetch('/api/guest/reports', {
      method: 'POST',
      body: new URLSearchParams(said),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = (await response.json()) as Partial<GuestAnswer>;
    return answer.kind ? (answer as GuestAnswer) : null;
  } catch {
    return null;
  }
}
