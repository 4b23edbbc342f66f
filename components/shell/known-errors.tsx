'use client';
import { Wrench } from 'lucide-react';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { applyWorkaround, useKnownErrors } from '#client/live/problems';
import { Button } from '#components/ui/button';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import { WrittenText } from '#components/ui/written-text';
import { inProblemWords } from '#components/words/problem-words';
import type { ProblemRow } from '#sync/views/problem';
import type { TicketRow } from '#sync/views/ticket';

/** So many are looked at beside a ticket. */
const OFFERED = 2;

/** Known errors an incident may come of, each with what helps and one tap to say so. Works without a connection. */
export const KnownErrors = inProblemWords(Offered);

function Offered({ ticket }: { ticket: TicketRow }) {
  const t = useTranslations('problems');
  const known = (useKnownErrors(ticket) ?? []).slice(0, OFFERED);
  const applied = useRef(new Set<string>());
  const apply = async ({ id, number, workaround }: ProblemRow) => {
    // Tapped twice it is told once.
    if (applied.current.has(id)) return;
    applied.current.add(id);
    const answer = await applyWorkaround(ticket.id, id, workaround);
    if (answer.ok) return showToast({ text: t('applied', { number: number ?? t('title') }) });
    applied.current.delete(id);
    showToast({ text: t('refused') });
  };
  if (known.length === 0) return null;
  return (
    <section aria-label={t('known')}>
      <SectionHeading className="pb-1">{t('known')}</SectionHeading>
      <ul className="text-sm">
        {known.map((one) => (
          <li key={one.id} className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
            <p className="font-semibold wrap-anywhere">
              <span className="num text-ink-3">{one.number}</span> <bdi>{one.title}</bdi>
            </p>
            <WrittenText>{one.workaround}</WrittenText>
            <Button size="sm" icon={<Wrench />} className="self-start" onPress={() => void apply(one)}>
              {t('apply')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
