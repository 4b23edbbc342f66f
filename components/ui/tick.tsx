'use client';
import { Check } from 'lucide-react';
import { Checkbox } from 'react-aria-components/Checkbox';

interface TickProps {
  isDone: boolean;
  onChange(done: boolean): void;
  isDisabled?: boolean;
  /** chosen, not done: what it says is not crossed out */
  plain?: boolean;
  /** what is to do */
  children: string;
}

/** One thing to tick off, in its own words. */
export function Tick({ isDone, onChange, isDisabled, plain = false, children }: TickProps) {
  return (
    <Checkbox
      isSelected={isDone}
      isDisabled={isDisabled}
      onChange={onChange}
      className="group flex min-h-12 min-w-0 flex-1 items-center gap-3 rounded-tag text-base outline-offset-0 dense:min-h-9 dense:text-sm"
    >
      <span className="grid size-6 flex-none place-items-center rounded-tag text-transparent ring-[1.5px] ring-line-strong ring-inset group-data-selected:bg-accent group-data-selected:text-on-accent group-data-selected:ring-accent dense:size-4.5 [&_.lucide]:size-4 dense:[&_.lucide]:size-3">
        <Check style={{ strokeWidth: 3 }} />
      </span>
      <span dir="auto" className={`min-w-0 py-2 ${isDone && !plain ? 'text-ink-3 line-through' : ''}`}>
        {children}
      </span>
    </Checkbox>
  );
}
