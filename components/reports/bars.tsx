'use client';
import { Link } from 'react-aria-components/Link';

export interface Bar {
  id: string;
  name: string;
  value: number;
  /** the list behind the number */
  href: string;
  /** needs a look */
  warn?: boolean;
}

/** Amounts side by side, each with its number; a row opens the tickets behind it. */
export function Bars({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ul aria-label={label} className="-mx-2">
      {bars.map((bar) => (
        <li key={bar.id}>
          <Link
            href={bar.href}
            className="grid min-h-11 grid-cols-[5.5rem_1fr_2rem] items-center gap-2.5 rounded-ctl px-2 data-hovered:bg-canvas data-pressed:bg-fill dense:min-h-8"
          >
            <span className="text-ink-2">{bar.name}</span>
            <span aria-hidden className="h-3.5">
              <span
                className={`block h-full rounded-[3px] forced-colors:bg-[CanvasText] ${bar.warn ? 'bg-warn-mark' : 'bg-bar'}`}
                style={{ width: `${(bar.value / most) * 100}%` }}
              />
            </span>
            <span className="num text-end font-semibold">{bar.value}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
