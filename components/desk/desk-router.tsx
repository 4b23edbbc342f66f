'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';

const LIST = '/desk/tickets';
const isList = (path: string): boolean => path === LIST || path.startsWith(`${LIST}?`);

/**
 * Links of the desk go through Next; the app shell is another document and is loaded as one. Within the list only the
 * address changes: the list asks for its rows itself.
 */
export function DeskRouter({ children }: { children: ReactNode }) {
  const router = useRouter();
  const go = (href: string) => {
    if (isList(href) && window.location.pathname === LIST) window.history.pushState(null, '', href);
    else if (href === '/desk' || href.startsWith('/desk/') || href.startsWith('/desk?')) router.push(href);
    else window.location.assign(href);
  };
  return <RouterProvider navigate={go}>{children}</RouterProvider>;
}
