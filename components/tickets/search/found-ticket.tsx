'use client';
import { TextSearch } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { Search } from '#client/live/search';
import { useMe } from '#components/shell/actor';
import { Marked } from '#components/shell/marked';
import { useNames, usePlaceWords } from '#components/shell/names';
import { isStaff } from '#domain/access/roles';
import type { TicketRow } from '#sync/views/ticket';
import { ReportRow } from '../home/report-row';
import { RowFace } from '../queue/row-face';

type Hit = NonNullable<Search['answer']>['tickets'][number];

/** A ticket that was found: the row of the lists, with what was found in it marked. */
export const FoundTicket = memo(function Found({
  hit,
  ticket,
  unsent,
}: {
  hit: Hit;
  ticket: TicketRow;
  unsent: number;
}) {
  const t = useTranslations('search');
  const { actor } = useMe();
  const names = useNames();
  const place = usePlaceWords();
  const found = useMemo(() => new Set(hit.found), [hit]);
  const title = <Marked text={ticket.title} found={found} />;
  const below = hit.beyondTitle ? (
    <span className="mt-1 flex items-center gap-1.25 text-sm text-ink-3 [&_.lucide]:size-3.5">
      <TextSearch />
      {t('inText')}
    </span>
  ) : null;
  if (!isStaff(actor.role))
    return (
      <li className="not-last:border-b not-last:border-line">
        <ReportRow ticket={ticket} unsent={unsent} title={title} />
      </li>
    );
  return (
    <li className="group/row relative [contain-intrinsic-size:auto_5.75rem] [content-visibility:auto]">
      <RowFace
        ticket={ticket}
        unsent={unsent}
        place={place(ticket)}
        person={ticket.assigneeId === actor.id ? '' : names(ticket.assigneeId)}
        isCurrent={false}
        title={title}
        below={below}
      />
      <span
        aria-hidden
        className="absolute start-14 end-0 bottom-0 h-px bg-line group-last/row:hidden desk:start-16"
      />
    </li>
  );
});
