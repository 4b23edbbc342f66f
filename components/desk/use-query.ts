'use client';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';

/** Changes parameters of this page's address; null removes one. Cursors are dropped, because they belong to the old list. */
export function useQuery() {
  const router = useRouter();
  const params = useSearchParams();
  const [pending, start] = useTransition();
  const set = (path: string, changes: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams(params);
    for (const name of ['older', 'newer']) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    start(() => router.replace(text ? `${path}?${text}` : path, { scroll: false }));
  };
  return { set, pending };
}
