'use client';
import { useCallback, useEffect, useState } from 'react';
import { ticketCount } from '#client/store/all-tickets';
import { useCurrent, useStore } from './query';

export interface DeviceState {
  tickets: number;
  people: number;
  /** Published ones. */
  articles: number;
  /** Of all that the browser keeps for us; null when it does not say. */
  bytes: number | null;
  quota: number | null;
  /** Whether the browser promised not to throw it away by itself. */
  persisted: boolean | null;
  version: string;
}

interface Storage {
  bytes: number | null;
  quota: number | null;
  persisted: boolean | null;
}

const UNKNOWN: Storage = { bytes: null, quota: null, persisted: null };

/** What this device holds. */
export function useDevice(): DeviceState | undefined {
  const counts = useStore(
    async (db) => ({
      tickets: await ticketCount(db),
      people: await db.person.count(),
      articles: await db.article.where('state').equals('published').count(),
    }),
    [],
  );
  const [storage, setStorage] = useState(UNKNOWN);
  const measure = useCallback(() => void storageState().then(setStorage), []);
  // Measured again when more has come in.
  const tickets = counts?.tickets;
  useEffect(() => {
    if (tickets !== undefined) measure();
  }, [measure, tickets]);
  return counts && { ...counts, ...storage, version: process.env.NEXT_PUBLIC_VERSION ?? 'dev' };
}

async function storageState(): Promise<Storage> {
  const manager = navigator.storage;
  if (!manager?.estimate) return UNKNOWN;
  const { usage, quota } = await manager.estimate().catch(() => ({ usage: undefined, quota: undefined }));
  const persisted = await manager.persisted?.().catch(() => null);
  return { bytes: usage ?? null, quota: quota ?? null, persisted: persisted ?? null };
}

/** Asks the browser to keep our data when it runs short of space. @returns whether it promised */
export async function requestPersistence(): Promise<boolean> {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false;
}

/** Whether others use this device as well: nothing of the person stays on it (P26). */
export function useIsShared(): boolean {
  const current = useCurrent();
  return current.status === 'open' && current.person.shared !== undefined;
}
