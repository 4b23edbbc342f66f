'use client';
import { Copy, Link2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { bringTicket, useTicketsOnServer } from '#client/live/find-tickets';
import { mutate } from '#client/live/mutate';
import { useTicketChoice } from '#client/live/ties';
import { useMe } from '#components/shell/actor';
import { useSync } from '#components/shell/sync-facts';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { ComboBox } from '#components/ui/combo-box';
import { can } from '#domain/access/capabilities';
import { isMajor } from '#domain/major/is-major';
import { isLegal } from '#domain/ticket/states';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

const TIES = ['related', 'part', 'duplicate'] as const;
type Tie = (typeof TIES)[number];

/** Tie a ticket to another: worth knowing together, a part of it, or the same told twice. */
export function TieSheet({ first, ...props }: TicketSheetProps & { first: Tie }) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const number = useNumberWords();
  const [tie, setTie] = useState<Tie>(first);
  const [text, setText] = useState('');
  const [other, setOther] = useState<{ id: string; label: string } | null>(null);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const [away, setAway] = useState(false);
  const otherId = other?.id ?? null;
  const online = useSync((sync) => sync.online);
  const signedOut = useSync((sync) => sync.signedOut);
  const readsAll = can(useMe().actor.role, 'desk.read');
  const asksServer = readsAll && online && !signedOut;
  const here = useTicketChoice(other ? '' : text, ticket.id) ?? [];
  const there = useTicketsOnServer(asksServer && !other ? text : null);
  const onDevice = new Set([ticket.id, ...here.map(({ id }) => id)]);
  const options = [...here, ...there.rows.filter(({ id }) => !onDevice.has(id))].map((row) => ({
    id: row.id,
    label: `${number(row)} ${row.title}`,
    detail: t(`state.${row.state}`),
  }));
  // What was chosen stays an option while the list behind it changes.
  const withChosen =
    other && !options.some(({ id }) => id === other.id) ? [{ ...other, detail: '' }, ...options] : options;
  const offered = TIES.filter(
    (id) => id !== 'duplicate' || (isLegal('duplicate', ticket.state) && !isMajor(ticket)),
  );
  const isDuplicate = tie === 'duplicate';

  const tieThem = async () => {
    setChecked(true);
    if (!otherId) return;
    const isHere = await bringTicket(otherId).catch(() => false);
    setAway(!isHere);
    if (!isHere) return;
    const ticketId = ticket.id;
    const act = {
      related: () => mutate.relateTickets({ ticketId, otherId, related: true }),
      part: () => mutate.setParent({ ticketId, parentId: otherId }),
      duplicate: () => mutate.markDuplicate({ ticketId, originalId: otherId }),
    }[tie];
    await perform(
      act(),
      { text: t(`done.${tie}`, { number: number(ticket) }), icon: isDuplicate ? <Copy /> : <Link2 /> },
      () => {
        setOther(null);
        setText('');
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={isDuplicate ? t('act.duplicate') : t('act.tie')}
      verb={isDuplicate ? t('act.closeDuplicate') : t('act.doTie')}
      icon={isDuplicate ? <Copy /> : <Link2 />}
      refused={refused}
      onDo={tieThem}
    >
      <ChoiceTiles
        size="sm"
        label={t('tie.how')}
        value={tie}
        onChange={setTie}
        options={offered.map((id) => ({ id, label: t(`tie.${id}`) }))}
        help={t(`tie.${tie}Help`)}
      />
      <ComboBox
        label={t('tie.other')}
        value={otherId}
        onChange={(id) => {
          const chosen = withChosen.find((one) => one.id === id);
          if (!chosen) return;
          setAway(false);
          setOther({ id: chosen.id, label: chosen.label });
          setText(chosen.label);
        }}
        inputValue={text}
        onInputChange={(typed) => {
          setText(typed);
          setOther((now) => (now && now.label !== typed ? null : now));
        }}
        options={withChosen}
        error={checked && !other ? t('tie.need') : away ? t('tie.away') : null}
        emptyText={there.isAsking ? t('tie.asking') : undefined}
        help={
          !readsAll
            ? t('tie.otherHelp')
            : asksServer && !there.hasFailed
              ? t('tie.otherAll')
              : t('tie.otherOffline')
        }
      />
    </TaskSheet>
  );
}
