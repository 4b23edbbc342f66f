'use client';
import { CirclePause, Play } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ServiceLevels } from '#client/live/service-levels';
import type { TimelineEntryView } from '#client/live/ticket';
import { useNames } from '#components/shell/names';
import { Sheet } from '#components/ui/sheet';
import { useTimes } from '#components/ui/when';
import { inPromiseWords } from '#components/words/promise-words';
import type { Segment } from '#domain/sla/history';
import type { Standing } from './promise-facts';
import { useWorkSpan } from './use-work-span';

interface SegmentsSheetProps {
  isOpen: boolean;
  onClose: () => void;
  all: readonly Standing[];
  levels: ServiceLevels;
  entries: readonly TimelineEntryView[];
}

/** Every stretch of every clock, with what caused it and what of it counted; the sums are those of the clocks. */
export const SegmentsSheet = inPromiseWords(function SegmentsSheet(props: SegmentsSheetProps) {
  const { isOpen, onClose, all, levels, entries } = props;
  const t = useTranslations('promises');
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('sheet')}>
      <div className="flex flex-col gap-8 pb-6">
        {all.map((of) => (
          <One key={of.measure} of={of} levels={levels} entries={entries} />
        ))}
      </div>
    </Sheet>
  );
});

function One({ of, levels, entries }: { of: Standing } & Pick<SegmentsSheetProps, 'levels' | 'entries'>) {
  const t = useTranslations('promises');
  const workSpan = useWorkSpan();
  const { run, measure, segments, left } = of;
  const policy = levels.policies.find(({ id }) => id === run.policyId);
  const hours = levels.calendars.find(({ id }) => id === run.calendarId);
  const target = workSpan(run.target);
  return (
    <section>
      <h3 className="text-base font-semibold">{t(`title.${measure}`)}</h3>
      <p className="mt-0.5 text-sm text-ink-2">
        {policy && hours ? t('promise', { name: policy.name, target, hours: hours.name }) : t('noPromise')}
      </p>
      <ol className="mt-3 flex flex-col divide-y divide-line border-y border-line">
        {segments.map((segment) => (
          <SegmentLine
            key={segment.from}
            of={segment}
            entry={entries.find(({ id }) => id === segment.entryId)}
          />
        ))}
      </ol>
      <p className="num mt-2.5 text-base font-semibold">
        {t('sum', { span: workSpan(run.target - left), target })}
      </p>
    </section>
  );
}

function SegmentLine({ of, entry }: { of: Segment; entry: TimelineEntryView | undefined }) {
  const t = useTranslations('promises');
  const names = useNames();
  const times = useTimes();
  const workSpan = useWorkSpan();
  const who = entry?.actorId ? names(entry.actorId) : null;
  const why = entry?.data.holdReason;
  const [from, to] = [times.dayClock(of.from), of.to === null ? null : times.dayClock(of.to)];
  return (
    <li className="grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2.5 py-2.5 text-sm [&_.lucide]:mt-0.5 [&_.lucide]:size-4 [&_.lucide]:text-ink-3">
      {of.runs ? <Play /> : <CirclePause />}
      <div className="min-w-0">
        <p className="font-medium text-ink">
          {t(`verb.${of.verb}`)}
          {who ? (
            <>
              {', '}
              <bdi>{who}</bdi>
            </>
          ) : null}
        </p>
        {why && !of.runs ? <p className="text-ink-2">{t(`why.${why}`)}</p> : null}
        <p className="num text-ink-3">
          {to === null ? t('segment.since', { from }) : t('segment.span', { from, to })}
        </p>
      </div>
      <p className={`num text-end ${of.runs ? 'text-ink' : 'text-ink-3'}`}>
        {of.runs ? t('segment.counted', { span: workSpan(of.counted) }) : t('segment.none')}
      </p>
    </li>
  );
}
