'use client';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { RouterProvider } from 'react-aria-components';

/** Links of the desk go through Next; the app shell is another document and is loaded as one. */
export function DeskRouter({ children }: { children: ReactNode }) {
  const router = useRouter();
  const go = (href: string) => {
    if (href === '/desk' || href.startsWith('/desk/') || href.startsWith('/desk?')) router.push(href);
    else window.location.assign(href);
  };
  return <RouterProvider navigate={go}>{children}</RouterProvider>;
}
