'use client';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button';

interface SettingListProps {
  title: string;
  about: string;
  /** none: nothing is added here */
  add?: string;
  onAdd?(): void;
  children: ReactNode;
}

/** One of several lists of settings on a page. */
export function SettingList({ title, about, add, onAdd, children }: SettingListProps) {
  return (
    <section aria-label={title}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 desk:px-6">
        <div className="min-w-0 flex-1">
          <h2 className="text-base font-semibold">{title}</h2>
          <p className="text-ink-3">{about}</p>
        </div>
        {add ? (
          <Button size="sm" icon={<Plus />} onPress={onAdd}>
            {add}
          </Button>
        ) : null}
      </div>
      {children}
    </section>
  );
}
