'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTransition } from 'react';

const CURSORS = ['older', 'newer'];

/** What a list shows stands in its address: changes parameters of it; null removes one. */
export function useAddress() {
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();

  /** The address with these changes. Cursors belong to the list of before, unless they are what changes. */
  const href = (changes: Readonly<Record<string, string | null>>, keepPlace = false): string => {
    const next = new URLSearchParams(params);
    if (!keepPlace) for (const name of CURSORS) next.delete(name);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    return text ? `${path}?${text}` : path;
  };
  const set = (changes: Readonly<Record<string, string | null>>, keepPlace = false) =>
    start(() => router.replace(href(changes, keepPlace), { scroll: false }));
  return { href, set, pending };
}
