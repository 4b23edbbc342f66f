'use client';
import { Navigation } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { shortName, usePersonOf } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { useTimes } from '#components/ui/when';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

const UNKNOWN = 'unknown';
const SPANS = ['10', '20', '30', '60', '120', UNKNOWN] as const;
const MINUTE = 60_000;

/** On my way: how long it will take, if one knows. The requester sees it at once. */
export function TravelSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const times = useTimes();
  const number = useNumberWords();
  const reader = usePersonOf()(ticket.requesterId);
  const key = `travel:${ticket.id}`;
  const [span, setSpan, clear] = useDraft<string>(key, UNKNOWN);
  const { refused, perform } = useTask(ticket, onClose);

  const go = () =>
    perform(
      mutate.announceTravel(
        { ticketId: ticket.id, minutes: span === UNKNOWN ? null : Number(span) },
        { drafts: [key] },
      ),
      { text: t('done.travel', { number: number(ticket) }), icon: <Navigation /> },
      clear,
    );
  return (
    <TaskSheet
      {...props}
      title={t('act.travel')}
      verb={t('act.travel')}
      icon={<Navigation />}
      refused={refused}
      onDo={go}
    >
      <ChoiceTiles
        size="sm"
        label={t('travel.howLong')}
        value={span}
        onChange={setSpan}
        options={SPANS.map((id) => ({
          id,
          label: id === UNKNOWN ? t('travel.unknown') : times.duration(Number(id) * MINUTE),
        }))}
        help={reader ? t('travel.sees', { name: shortName(reader.name) }) : t('travel.seesNobody')}
      />
    </TaskSheet>
  );
}
