'use client';
import { CloudCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type SentItem, useSent } from '#client/live/outbox';
import { useIntentWords } from '#components/shell/intent-words';
import { rootAddress } from '#components/shell/root-address';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { provisionalCode } from '#domain/ticket/number';
import { useTicketOf } from './ticket-of';

/** How many are shown before "more". */
const FEW = 3;
/** Below this the moment of making and the moment of sending are one, ms. */
const APART = 2 * 60_000;

/** What reached the server in the last 24 hours, the newest first. */
export function SentToday() {
  const t = useTranslations('sync.sent');
  const times = useTimes();
  const sent = useSent();
  const [all, setAll] = useState(false);
  if (!sent) return null;
  const items = [...sent.today].sort((a, b) => b.sentAt - a.sentAt);
  const rest = items.slice(FEW);
  const oldest = rest.at(-1);
  return (
    <Group title={t('title')} className="mt-6">
      {items.length === 0 ? (
        <GroupBlock>
          <p className="text-base text-ink-3">{t('none')}</p>
        </GroupBlock>
      ) : null}
      {(all ? items : items.slice(0, FEW)).map((item) => (
        <Sent key={item.uid} item={item} />
      ))}
      {oldest ? (
        <GroupRow
          icon={<CloudCheck />}
          title={all ? t('fewer') : t('more', { count: rest.length })}
          detail={all || times.now === null ? undefined : t('since', { when: times.dayClock(oldest.sentAt) })}
          onPress={() => setAll(!all)}
        />
      ) : null}
    </Group>
  );
}

function Sent({ item }: { item: SentItem }) {
  const t = useTranslations('sync.sent');
  const words = useIntentWords();
  const times = useTimes();
  const { given, words: number } = useTicketOf(item);
  const code = provisionalCode(item.ticketId);
  const title =
    item.name !== 'ticket.report'
      ? words(item.name, number, item.args)
      : given
        ? t('nowNumber', { code, number: given })
        : t('nowComing', { code });
  const when =
    times.now === null
      ? ''
      : Math.abs(item.sentAt - item.madeAt) > APART
        ? t('serverMade', { when: times.dayClock(item.sentAt), made: times.dayClock(item.madeAt) })
        : t('server', { when: times.dayClock(item.sentAt) });
  return (
    <GroupRow
      href={rootAddress(item.name, item.ticketId)}
      icon={<CloudCheck />}
      title={title}
      detail={
        <>
          {when}
          {item.result.status === 'merged' ? <span className="block text-warn">{t('merged')}</span> : null}
        </>
      }
    />
  );
}
