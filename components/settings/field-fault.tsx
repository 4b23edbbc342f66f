'use client';
import { TriangleAlert } from 'lucide-react';

/** The sentence below a control that has no place of its own for it, such as a switch. */
export function FieldFault({ children, id }: { children: string | null; id?: string }) {
  if (!children) return null;
  return (
    <p id={id} role="alert" className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger">
      <TriangleAlert className="mt-px size-4 flex-none" />
      <span className="text-pretty">{children}</span>
    </p>
  );
}
