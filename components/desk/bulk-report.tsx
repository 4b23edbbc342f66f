'use client';
import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { LiveRegion } from '#components/ui/live-region';
import { Meter } from '#components/ui/meter';
import { RefNo } from '#components/ui/ref-no';
import type { Around } from './assign-words';
import { useBulkWords } from './bulk-words';
import type { BulkState } from './use-bulk';

export interface BulkReportProps {
  state: BulkState;
  around: Around;
  hrefOf(id: string): string;
  onAgain(): void;
  onClose(): void;
}

/** What is being done to many tickets, and afterwards what became of each that is not as wished. */
export function BulkReport({ state, around, hrefOf, onAgain, onClose }: BulkReportProps) {
  const t = useTranslations('desk.bulk');
  const words = useBulkWords(around);
  if (state.isRunning) {
    const going = words.going(state);
    return (
      <div
        role="status"
        className="flex flex-none items-center gap-3 border-b border-line px-4 py-2.5 text-sm desk:px-6"
      >
        <span className="num">{going}</span>
        <Meter label={going} value={state.done} max={state.of} className="max-w-60 flex-1" />
      </div>
    );
  }
  const title = words.summary(state);
  if (state.left.length === 0) {
    return (
      <section
        aria-label={t('report')}
        className="num flex flex-none items-center gap-2 border-t border-line px-4 py-1 text-sm font-medium desk:px-6"
      >
        <CircleCheck className="size-4 text-ink-2" />
        <span role="status" className="flex-1">
          {title}
        </span>
        <IconButton icon={<X />} label={t('close')} onPress={onClose} />
      </section>
    );
  }
  return (
    <div className="flex-none px-4 pb-3 desk:px-6">
      <Banner
        tone="warn"
        label={t('report')}
        icon={<TriangleAlert />}
        title={<span className="num">{title}</span>}
        actions={
          <div className="mt-2 flex gap-2">
            {state.unsent.length > 0 ? (
              <Button tone="secondary" size="sm" onPress={onAgain}>
                {t('again')}
              </Button>
            ) : null}
            <Button tone="secondary" size="sm" onPress={onClose} icon={<X />}>
              {t('close')}
            </Button>
          </div>
        }
      >
        <ul className="max-h-56 overflow-y-auto overscroll-contain">
          {state.left.map((left) => (
            <li key={left.ticket.id} className="flex flex-wrap gap-x-2 py-1">
              <Link
                href={hrefOf(left.ticket.id)}
                className="font-medium underline decoration-line-strong underline-offset-2"
              >
                {left.ticket.number ? <RefNo>{left.ticket.number}</RefNo> : null}
              </Link>
              <span className="min-w-0 truncate text-ink-2">
                <bdi>{left.ticket.title}</bdi>
              </span>
              <span className="font-medium">{words.why(state.act, left)}</span>
            </li>
          ))}
        </ul>
      </Banner>
      <LiveRegion>{title}</LiveRegion>
    </div>
  );
}
