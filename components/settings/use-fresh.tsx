'use client';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** What devices say of themselves is in no feed: it is read again this often while somebody looks, ms. */
const EVERY = 10_000;

/** Keeps a page of the server fresh that no poke tells of. */
export function useFresh(): void {
  const router = useRouter();
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === 'visible') router.refresh();
    };
    const timer = setInterval(read, EVERY);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [router]);
}
