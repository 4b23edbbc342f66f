'use client';
import { CalendarClock, CircleCheck, RadioTower } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useTimes, When } from '#components/ui/when';
import { type Announcement, overSince, phaseOf } from '#domain/major/announcement';

interface KnownRowProps {
  one: Announcement;
  /** `whole`: earlier updates as well. `brief`: enough to know whether it is that */
  form?: 'whole' | 'brief' | undefined;
  /** the name of the site, where it is of one */
  site?: string | undefined;
  /** what can be done about it */
  children?: ReactNode;
  className?: string;
}

/** One thing that is known: what, where it stands, and what was said last. */
export function KnownRow({ one, form, site, children, className = '' }: KnownRowProps) {
  const t = useTranslations('known');
  const times = useTimes();
  const now = times.now ?? one.startsAt;
  const phase = phaseOf(one, now);
  // On a page of its own nothing stands between its name and those of the rows.
  const Heading = form === 'whole' ? 'h2' : 'h3';
  const [last, ...earlier] = one.updates;
  const icon = phase === 'over' ? <CircleCheck /> : one.kind === 'work' ? <CalendarClock /> : <RadioTower />;
  const tone =
    phase === 'over'
      ? 'text-ok'
      : one.kind === 'incident'
        ? 'text-danger'
        : phase === 'now'
          ? 'text-warn'
          : 'text-ink-2';
  return (
    <article
      aria-label={one.title}
      className={`grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-3.5 ${className}`}
    >
      <span aria-hidden className={`pt-0.5 [&_.lucide]:size-5 ${tone}`}>
        {icon}
      </span>
      <div className="min-w-0">
        <div className="flex items-baseline justify-between gap-x-3">
          <Heading className="min-w-0 text-md font-medium text-pretty">
            <bdi>{one.title}</bdi>
          </Heading>
          <span className="num flex-none text-sm text-ink-3">
            {phase === 'now' ? t('now') : phase === 'over' ? t('overShort') : <When at={one.startsAt} />}
          </span>
        </div>
        <p className="mt-0.5 text-base text-pretty text-ink-2">
          {site ? <span className="me-1 font-medium">{site}.</span> : null}
          <Standing one={one} />
        </p>
        {one.text && form !== 'brief' ? (
          <p dir="auto" className="mt-1 text-base text-pretty whitespace-pre-line text-ink-2">
            {one.text}
          </p>
        ) : null}
        {last && form !== 'brief' ? <Update update={last} /> : null}
        {form === 'whole' ? (
          earlier.map((update) => <Update key={`${update.at} ${update.text}`} update={update} />)
        ) : earlier.length > 0 && form === undefined ? (
          <p className="mt-1 text-sm text-ink-3">{t('earlier', { count: earlier.length })}</p>
        ) : null}
        {children}
      </div>
    </article>
  );
}

function Update({ update }: { update: Announcement['updates'][number] }) {
  return (
    <p className="mt-1.5 border-s-2 border-line ps-2.5 text-base text-pretty text-ink">
      <When at={update.at} className="me-1.5 text-sm text-ink-3" />
      <span dir="auto" className="whitespace-pre-line">
        {update.text}
      </span>
    </p>
  );
}

/** Since when, until when, and when more is said. */
function Standing({ one }: { one: Announcement }) {
  const t = useTranslations('known');
  const times = useTimes();
  const { now } = times;
  if (now === null) return null;
  const at = (instant: number) => times.dayClock(instant);
  const phase = phaseOf(one, now);
  const over = overSince(one);
  if (phase === 'over') return t('over', { when: at(over ?? now) });
  if (one.kind === 'work')
    return phase === 'now'
      ? one.endsAt && t('until', { when: at(one.endsAt) })
      : one.endsAt
        ? t('from', { from: at(one.startsAt), until: at(one.endsAt) })
        : t('fromOpen', { from: at(one.startsAt) });
  const expected = one.endsAt !== null && one.endsAt > now ? t('expected', { when: at(one.endsAt) }) : '';
  const next = one.nextAt !== null && one.nextAt > now ? t('nextUpdate', { when: at(one.nextAt) }) : '';
  return [t('since', { when: at(one.startsAt) }), expected, next].filter(Boolean).join(' ');
}
