'use client';
import { Eye, PencilLine, WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { usePresence } from '#client/live/presence';
import { useNames } from '#components/shell/names';
import { QuietNote } from '#components/ui/banner';
import { useTimes } from '#components/ui/when';
import { inTimelineWords } from '#components/words/timeline-words';
import type { TicketRow } from '#sync/views/ticket';

/** So many are named; of more it is enough that there are some. */
const NAMED = 3;

/** Who else has the ticket open, and that nothing is heard of whoever works on it. */
export const PresenceNote = inTimelineWords(Note);

function Note({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('tickets.presence');
  const names = useNames();
  const times = useTimes();
  const { others, silentSince } = usePresence(ticket.id);
  // Whoever writes comes first.
  const sorted = [...others].sort((a, b) => Number(a.doing === 'views') - Number(b.doing === 'views'));
  const more = sorted.length - NAMED;
  return (
    <>
      <div role="status" className={`text-sm text-ink-2 ${others.length > 0 ? 'mt-3' : ''}`}>
        {sorted.slice(0, NAMED).map(({ personId, doing }) => (
          <p
            key={personId}
            className="flex items-center gap-1.5 py-0.5 [&_.lucide]:size-4 [&_.lucide]:flex-none"
          >
            {doing === 'views' ? <Eye /> : <PencilLine />}
            <span className="min-w-0">{t(doing, { who: names(personId) })}</span>
          </p>
        ))}
        {more > 0 ? <p className="ps-5.5">{t('more', { n: more })}</p> : null}
      </div>
      {silentSince !== null && times.now !== null && ticket.assigneeId ? (
        <QuietNote icon={<WifiOff />} className="mt-4">
          {t.rich('silent', {
            who: names(ticket.assigneeId),
            when: times.dayClock(silentSince),
            b: (words) => <b className="num font-semibold">{words}</b>,
          })}
        </QuietNote>
      ) : null}
    </>
  );
}
