'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { DoorFrame } from './door-frame';

interface DoorDoneProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  aside: ReactNode;
}

/** What became of it, in the place of the form. Read out at once: the form that had the focus is gone. */
export function DoorDone({ icon, title, children, action, aside }: DoorDoneProps) {
  const words = useRef<HTMLDivElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <DoorFrame
      title={title}
      icon={<span className="text-accent [&_.lucide]:size-10 [&_.lucide]:stroke-[1.5]">{icon}</span>}
      aside={aside}
    >
      <div ref={words} tabIndex={-1} className="-mt-4 space-y-3 text-base text-ink-2 outline-none">
        {children}
      </div>
      {action ? <div className="mt-6 flex flex-col gap-3">{action}</div> : null}
    </DoorFrame>
  );
}
