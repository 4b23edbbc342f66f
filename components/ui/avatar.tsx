import { UserRound } from 'lucide-react';
import { initials } from './initials';

export interface AvatarProps {
  name: string;
  size?: 'sm' | 'md' | 'lg';
  /** what this person did is on this device only: dashed edge */
  here?: boolean;
  /** on a fill ground, one step darker */
  strong?: boolean;
}

const sizes = {
  sm: 'size-5.5 text-[0.625rem]',
  md: 'size-8 text-xs',
  lg: 'size-10 text-base',
};

/** A person as initials. Decorative: the name always stands beside it. */
export function Avatar({ name, size = 'md', here, strong }: AvatarProps) {
  const signs = initials(name);
  const look = here
    ? 'border-[1.5px] border-dashed border-line-strong bg-surface'
    : strong
      ? 'bg-fill-2'
      : 'bg-fill';
  return (
    <span
      aria-hidden
      className={`inline-grid flex-none place-items-center rounded-full font-semibold tracking-[0.01em] whitespace-nowrap text-ink-2 forced-colors:border ${sizes[size]} ${look}`}
    >
      {signs || <UserRound className="size-[60%]" />}
    </span>
  );
}
