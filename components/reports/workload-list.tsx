'use client';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { Avatar } from '#components/ui/avatar';
import { Meter } from '#components/ui/meter';
import type { Workload } from '#domain/reports/shapes';

/** What each technician carries, with the mark of an even split; whoever is above it is amber and named below. */
export function WorkloadList({
  people,
  hrefs,
}: {
  people: readonly Workload[];
  hrefs: Readonly<Record<string, string>>;
}) {
  const t = useTranslations('desk.workload');
  const most = Math.max(1, ...people.map((person) => Math.max(person.open, person.fair))) * 1.08;
  const over = people.filter((person) => person.open > person.fair);
  if (people.length === 0) return <p className="text-ink-3">{t('none')}</p>;
  return (
    <>
      <ul className="-mx-2 columns-1 gap-x-8 desk:columns-2">
        {people.map((person) => (
          <li key={person.id} className="break-inside-avoid">
            <Link
              href={hrefs[person.id]}
              className="grid min-h-11 grid-cols-[auto_minmax(0,9.25rem)_1fr_3.75rem] items-center gap-2.5 rounded-ctl px-2 data-hovered:bg-canvas data-pressed:bg-fill dense:min-h-10"
            >
              <Avatar name={person.name} size="md" />
              <span className="truncate font-medium">
                <bdi>{person.name}</bdi>
              </span>
              <Meter
                label={person.name}
                valueText={t('meter', { name: person.name, open: person.open, fair: person.fair })}
                value={person.open}
                max={most}
                mark={person.fair}
                tone={person.open > person.fair ? 'warn' : 'bar'}
                className="h-2.5"
              />
              <span className="num text-end whitespace-nowrap">
                <span className="font-semibold">{person.open}</span>{' '}
                <span className="text-ink-3">{t('of', { fair: person.fair })}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {over.length > 0 ? (
        <p className="mt-3 flex items-baseline gap-1.5 text-xs text-ink-3">
          <span aria-hidden className="inline-block size-2.5 flex-none rounded-[2px] bg-warn-mark" />
          {t('over', { names: over.map((person) => person.name).join(', ') })}
        </p>
      ) : null}
    </>
  );
}
