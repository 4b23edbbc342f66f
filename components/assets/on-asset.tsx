'use client';
import { BookOpen, CircleCheck, CircleDot } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOnAsset } from '#client/live/assets';
import { PriorityTag } from '#components/shell/priority-tag';
import { useNumberWords } from '#components/shell/ticket-no';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { WrittenText } from '#components/ui/written-text';
import type { AssetRow } from '#sync/views/asset';
import type { TicketRow } from '#sync/views/ticket';

/** So much of what is over is shown. */
const OVER = 5;

/** What is known to go wrong with it, and the tickets on it that this device holds. */
export function OnAssetSections({ asset }: { asset: AssetRow }) {
  const t = useTranslations('assets');
  const on = useOnAsset(asset.id);
  const count = (n: number) => <span className="num text-sm text-ink-3">{n}</span>;
  if (!on) return null;
  return (
    <>
      {on.known.length > 0 ? (
        <Group title={t('known')} end={count(on.known.length)}>
          {on.known.map((one) => (
            <GroupBlock key={one.id} className="flex gap-3 not-first:border-t not-first:border-line">
              <BookOpen className="mt-px size-5 flex-none text-ink-2" />
              <div className="min-w-0 text-base">
                <p className="font-medium">
                  <bdi>{one.title}</bdi>
                </p>
                <p className="num text-sm text-ink-3">{one.number}</p>
                <WrittenText className="mt-1">{one.workaround}</WrittenText>
              </div>
            </GroupBlock>
          ))}
        </Group>
      ) : null}
      {on.open.length > 0 ? (
        <Group title={t('openTickets')} end={count(on.open.length)}>
          {on.open.map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} />
          ))}
        </Group>
      ) : null}
      {on.over.length > 0 ? (
        <Group title={t('overTickets')} end={count(on.over.length)}>
          {on.over.slice(0, OVER).map((ticket) => (
            <TicketLine key={ticket.id} ticket={ticket} isOver />
          ))}
        </Group>
      ) : null}
    </>
  );
}

function TicketLine({ ticket, isOver }: { ticket: TicketRow; isOver?: boolean }) {
  const number = useNumberWords();
  return (
    <GroupRow
      icon={isOver ? <CircleCheck /> : <CircleDot />}
      title={<bdi className="font-medium">{ticket.title}</bdi>}
      detail={number(ticket)}
      end={isOver ? null : <PriorityTag priority={ticket.priority} />}
      href={`/app/tickets/${ticket.id}`}
    />
  );
}
