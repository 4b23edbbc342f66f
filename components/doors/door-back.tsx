'use client';
import { ChevronLeft } from 'lucide-react';
import { Link } from 'react-aria-components/Link';

/** Where one came from, on the phone. */
export function DoorBack({ href, label }: { href: string; label: string }) {
  return (
    <Link
      href={href}
      className="mt-2 -ms-2.5 inline-flex h-11 items-center gap-0.5 self-start rounded-btn pe-2.5 text-md text-accent data-pressed:bg-fill desk:hidden"
    >
      <ChevronLeft className="size-6 rtl:-scale-x-100" />
      {label}
    </Link>
  );
}
