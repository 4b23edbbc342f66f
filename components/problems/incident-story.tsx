'use client';
import { Ban, CircleCheck, CircleDot, Copy, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { When } from '#components/ui/when';
import type { ProblemReport, Turn } from '#domain/problem/report';

const FEW = 8;
const ICONS: Record<Turn, ReactNode> = {
  reported: <CircleDot />,
  resolved: <CircleCheck />,
  reopened: <RotateCcw />,
  duplicate: <Copy />,
  cancelled: <Ban />,
};

/** What became of the incidents of a problem, by whom and when; a few until more are asked for. */
export function IncidentStory({
  report: { story, incidents, names },
}: {
  report: Pick<ProblemReport, 'story' | 'incidents' | 'names'>;
}) {
  const t = useTranslations('problems');
  const [all, setAll] = useState(false);
  if (story.length === 0) return null;
  const titles = new Map(incidents.map((one) => [one.id, one]));
  const shown = all ? story : story.slice(0, FEW);
  return (
    <section aria-label={t('story.title')} className="mt-6">
      <h2 className="pb-1 text-base font-semibold">{t('story.title')}</h2>
      <ol>
        {shown.map(({ ticketId, turn, at, by }) => {
          const name = by ? (names[by] ?? t('task.unknown')) : null;
          const one = titles.get(ticketId);
          return (
            <li key={`${ticketId} ${turn} ${at}`} className="flex gap-2.5 py-1.5">
              <span
                className={`pt-0.5 [&_.lucide]:size-4 ${turn === 'resolved' ? 'text-ok' : turn === 'reopened' ? 'text-warn' : 'text-ink-3'}`}
              >
                {ICONS[turn]}
              </span>
              <span className="min-w-0 flex-1">
                <span className="font-medium">
                  {name ? t(`story.by.${turn}`, { who: name }) : t(`story.${turn}`)}
                </span>
                <span className="line-clamp-1 text-ink-3">
                  <span className="num">{one?.number}</span> <bdi>{one?.title}</bdi>
                </span>
              </span>
              <When at={at} className="flex-none pt-0.5 text-xs text-ink-3" />
            </li>
          );
        })}
      </ol>
      {shown.length < story.length ? (
        <Button size="sm" tone="text" className="-ms-3" onPress={() => setAll(true)}>
          {t('more', { n: story.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
