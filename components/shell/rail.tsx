'use client';
import { useTranslations } from 'use-intl';
import { Badge } from '#components/ui/badge';
import { Link } from './link';
import { Logo } from './logo';
import type { Place } from './places';

/** The places at the start side of a wide screen, in the same order and words as at the bottom of the phone. */
export function Rail({ places, current }: { places: readonly Place[]; current: string | null }) {
  const t = useTranslations('nav');
  return (
    <nav
      aria-label={t('places')}
      className="sticky top-0 hidden h-dvh w-22 flex-none flex-col items-center gap-1 overflow-y-auto border-e border-line bg-canvas px-2 py-4 desk:flex"
    >
      <Link href="/app" aria-label="Holdfast" className="mb-4 grid size-11 place-items-center rounded-btn">
        <Logo size={28} />
      </Link>
      <ul className="flex w-full flex-1 flex-col gap-1">
        {places.map((place) => (
          <li key={place.id} className={place.id === 'you' ? 'mt-auto' : ''}>
            <RailPlace place={place} on={place.id === current} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RailPlace({ place, on }: { place: Place; on: boolean }) {
  return (
    <Link
      href={place.href}
      aria-current={on ? 'page' : undefined}
      className={`relative flex min-h-15 w-full flex-col items-center justify-center gap-1 rounded-btn px-1 py-2 text-center text-xs -outline-offset-2 transition-colors duration-press data-hovered:bg-fill data-pressed:bg-fill-2 [&_.lucide]:size-5.5 ${on ? 'bg-fill font-semibold text-ink [&_.lucide]:stroke-2 [&_.lucide]:text-accent' : 'font-medium text-ink-2 [&_.lucide]:text-ink-3'}`}
    >
      {place.icon}
      <span className="max-w-full">{place.label}</span>
      {place.badge ? (
        <span className="absolute start-[calc(50%+4px)] top-1">
          <Badge count={place.badge} label={place.badgeLabel} />
        </span>
      ) : null}
    </Link>
  );
}
