'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { ComboBox } from '#components/ui/combo-box';
import { RefNo } from '#components/ui/ref-no';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import type { Id } from '#domain/kernel/types';
import type { Assignment, DeskPerson, DeskTeam, DeskTicket } from '#domain/reports/shapes';

/** More members than this are found by typing. */
const TILES = 8;
const QUEUE = 'queue';

export interface AssignSheetProps {
  /** null: closed */
  ticket: DeskTicket | null;
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
  onClose(): void;
  onAssign(ticket: DeskTicket, wanted: Assignment): void;
}

/** Gives a ticket to a team and one of its members, the least loaded first. */
export function AssignSheet({ ticket, ...rest }: AssignSheetProps) {
  const t = useTranslations('desk.assign');
  // The ticket stays while the panel leaves.
  const [kept, setKept] = useState(ticket);
  if (ticket && ticket !== kept) setKept(ticket);
  const form = 'assign-form';
  return (
    <Sheet
      isOpen={ticket !== null}
      onClose={rest.onClose}
      title={t('title')}
      note={kept?.number ? <RefNo>{kept.number}</RefNo> : null}
      footer={
        <Button tone="primary" type="submit" form={form} block>
          {t('title')}
        </Button>
      }
      footnote={t('footnote')}
    >
      {kept ? <Choice key={kept.id} form={form} ticket={kept} {...rest} /> : null}
    </Sheet>
  );
}

function Choice({
  ticket,
  teams,
  staff,
  form,
  onClose,
  onAssign,
}: AssignSheetProps & { ticket: DeskTicket; form: string }) {
  const t = useTranslations('desk.assign');
  const nobody = useTranslations('common')('nobody');
  const team = useTranslations('desk')('team');
  const [teamId, setTeamId] = useState<Id>(ticket.teamId);
  const [who, setWho] = useState<Id | null>(ticket.assigneeId ?? QUEUE);
  const members = staff
    .filter((person) => person.teamIds.includes(teamId))
    .sort((a, b) => a.open - b.open || a.name.localeCompare(b.name, 'en'));
  const chosen = who === QUEUE || members.some((person) => person.id === who) ? who : QUEUE;
  const options = [
    ...members.map(({ id, name, open }) => ({
      id,
      label: name,
      hint: t('load', { n: open }),
      detail: t('load', { n: open }),
    })),
    { id: QUEUE, label: t('queue') },
  ];
  const name = staff.find((person) => person.id === ticket.assigneeId)?.name ?? nobody;
  const submit = () => {
    onAssign(ticket, {
      ticketId: ticket.id,
      teamId,
      assigneeId: chosen === QUEUE ? null : chosen,
      base: { teamId: ticket.teamId, assigneeId: ticket.assigneeId },
    });
    onClose();
  };
  return (
    <form
      id={form}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div>
        <p dir="auto" className="text-md font-medium text-pretty">
          {ticket.title}
        </p>
        <p className="mt-1 text-sm text-ink-3">
          {t('now', { name, team: teams.find(({ id }) => id === ticket.teamId)?.name ?? '' })}
        </p>
      </div>
      <Select
        label={team}
        value={teamId}
        onChange={setTeamId}
        options={teams.map(({ id, name: label }) => ({ id, label }))}
      />
      {members.length > TILES ? (
        <ComboBox label={t('to')} value={chosen} onChange={setWho} options={options} />
      ) : (
        <ChoiceTiles
          label={t('to')}
          value={chosen}
          onChange={setWho}
          options={options}
          columns={1}
          size="sm"
          help={members.length === 0 ? t('noMembers') : undefined}
        />
      )}
    </form>
  );
}
