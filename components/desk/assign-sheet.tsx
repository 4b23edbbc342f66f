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
import type { DeskPerson, DeskTeam, DeskTicket } from '#domain/reports/shapes';
import { AssignedNow, AssignNote } from './assign-parts';

/** More members than this are found by typing. */
const TILES = 8;
const QUEUE = 'queue';

/** Where tickets go: a team, and one of its members or its queue. */
export interface Destination {
  teamId: Id;
  assigneeId: Id | null;
  /** to whoever gets them */
  note?: string;
}

export interface AssignSheetProps {
  /** none: closed */
  tickets: readonly DeskTicket[];
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
  onClose(): void;
  onAssign(to: Destination): void;
}

/** Gives tickets to a team and one of its members, the least loaded first. */
export function AssignSheet({ tickets, ...rest }: AssignSheetProps) {
  const t = useTranslations('desk.assign');
  const bulk = useTranslations('desk.bulk');
  // The tickets stay while the panel leaves.
  const [kept, setKept] = useState(tickets);
  const [note, setNote] = useState('');
  if (tickets.length > 0 && tickets !== kept) {
    setKept(tickets);
    setNote('');
  }
  const form = 'assign-form';
  const [first] = kept;
  const isOne = kept.length === 1;
  return (
    <Sheet
      isOpen={tickets.length > 0}
      onClose={rest.onClose}
      unsaved={note.trim() !== ''}
      title={isOne ? t('title') : bulk('assignTitle', { n: kept.length })}
      note={isOne && first?.number ? <RefNo>{first.number}</RefNo> : null}
      footer={
        <Button tone="primary" type="submit" form={form} block>
          {isOne ? t('title') : bulk('assignTitle', { n: kept.length })}
        </Button>
      }
      footnote={t('footnote')}
    >
      {first ? (
        <Choice
          key={kept.map(({ id }) => id).join()}
          form={form}
          first={first}
          tickets={kept}
          note={note}
          onNote={setNote}
          {...rest}
        />
      ) : null}
    </Sheet>
  );
}

function Choice({
  tickets,
  first: ticket,
  teams,
  staff,
  form,
  note,
  onNote,
  onClose,
  onAssign,
}: AssignSheetProps & { first: DeskTicket; form: string; note: string; onNote(text: string): void }) {
  const t = useTranslations('desk.assign');
  const team = useTranslations('desk')('team');
  const [teamId, setTeamId] = useState<Id>(ticket.teamId);
  const isOne = tickets.length === 1;
  const [who, setWho] = useState<Id | null>((isOne ? ticket.assigneeId : null) ?? QUEUE);
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
  const submit = () => {
    const said = note.trim();
    onAssign({ teamId, assigneeId: chosen === QUEUE ? null : chosen, ...(said ? { note: said } : {}) });
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
      {isOne ? (
        <AssignedNow
          title={ticket.title}
          name={ticket.assigneeName}
          team={teams.find(({ id }) => id === ticket.teamId)?.name ?? ''}
        />
      ) : null}
      <Select
        label={team}
        value={teamId}
        onChange={setTeamId}
        options={teams
          .filter((team) => team.active || team.id === ticket.teamId)
          .map(({ id, name: label }) => ({ id, label }))}
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
      <AssignNote value={note} onChange={onNote} />
    </form>
  );
}
