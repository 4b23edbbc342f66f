'use client';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button';

/** A list of settings: the way to add one stands above it, at the end of the line. */
export function SettingPage({
  about,
  add,
  onAdd,
  quiet,
  children,
}: {
  about: ReactNode;
  add: string;
  onAdd(): void;
  /** another button of the page is the first thing to do */
  quiet?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <div className="flex min-h-14 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2 text-sm desk:px-6">
        <p className="min-w-0 flex-1 text-ink-3">{about}</p>
        <Button tone={quiet ? 'secondary' : 'primary'} size="sm" icon={<Plus />} onPress={onAdd}>
          {add}
        </Button>
      </div>
      {children}
    </>
  );
}
