'use client';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { Logo } from '#components/shell/logo';
import { Badge } from '#components/ui/badge';
import { useCounts } from './live-provider';
import { PersonMenu } from './person-menu';
import { type Administers, type Place, usePlaces } from './places';

interface SidebarProps {
  name: string;
  /** open tickets, and unread notices, as the page has them */
  open: number;
  unread: number;
  may: Administers;
}

/** The places of the desk at the side: words from 1344 px on, else a rail of signs. */
export function Sidebar({ name, open, unread, may }: SidebarProps) {
  const t = useTranslations('desk');
  const { places, current } = usePlaces(may, useCounts({ open, unread }));
  return (
    <aside className="sticky top-0 hidden h-dvh flex-col gap-0.5 border-e border-line bg-canvas px-2.5 py-3.5 text-sm desk:flex unfolded:px-3">
      <div className="mb-3 flex h-8 items-center justify-center gap-2.5 text-base font-semibold tracking-[-0.01em] unfolded:justify-start unfolded:px-2">
        <span className="text-accent">
          <Logo size={22} />
        </span>
        <span className="hidden unfolded:inline">{useTranslations('common')('product')}</span>
      </div>
      <nav aria-label={t('places')} className="flex flex-1 flex-col gap-0.5">
        {places
          .filter((place) => !APART.includes(place.id))
          .map((place) => (
            <PlaceLink key={place.id} place={place} on={place.id === current} />
          ))}
        <span className="flex-1" />
        {places
          .filter((place) => place.id === 'inbox' || place.id === 'app')
          .map((place) => (
            <PlaceLink key={place.id} place={place} on={false} />
          ))}
      </nav>
      <div className="mt-2 border-t border-line pt-2">
        <PersonMenu name={name} />
      </div>
    </aside>
  );
}

/** What leads away from the desk stands below, the account with the person. */
const APART: readonly Place['id'][] = ['inbox', 'app', 'account'];

function PlaceLink({ place, on }: { place: Place; on: boolean }) {
  return (
    <Link
      href={place.href}
      aria-current={on ? 'page' : undefined}
      aria-label={place.badge ? `${place.label} ${place.badgeLabel}` : place.label}
      className={`relative flex h-9 items-center justify-center gap-2.5 rounded-ctl data-hovered:bg-fill unfolded:h-8 unfolded:justify-start unfolded:px-2.5 [&_.lucide]:size-4.5 ${
        on
          ? 'bg-fill font-semibold text-ink [&_.lucide]:stroke-2 [&_.lucide]:text-accent'
          : 'font-medium text-ink-2 [&_.lucide]:text-ink-3'
      }`}
    >
      <span title={place.label} className="unfolded:contents">
        {place.icon}
      </span>
      <span className="hidden flex-1 unfolded:block">{place.label}</span>
      {place.badge ? (
        <span className="absolute start-[calc(50%+2px)] top-0 unfolded:static">
          <Badge count={place.badge} />
        </span>
      ) : null}
      {place.count === undefined ? null : (
        <span className="num hidden text-xs font-medium text-ink-3 unfolded:block">{place.count}</span>
      )}
    </Link>
  );
}
