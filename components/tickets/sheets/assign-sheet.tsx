'use client';
import { UserRoundCheck, UserRoundPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useWork } from '#client/live/work';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { LIMITS } from '#domain/ticket/limits';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** More people than this are searched by typing instead of shown as tiles. */
const TILES = 12;
const NOBODY = 'nobody';

/** Assign: a team, and one of its members or its queue. Open counts are what this device knows. */
export function AssignSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const common = useTranslations('common');
  const { actor } = useMe();
  const number = useNumberWords();
  const { teams } = useDirectory();
  const [teamId, setTeamId] = useState(ticket.teamId);
  const [personId, setPersonId] = useState(ticket.assigneeId ?? NOBODY);
  const [same, setSame] = useState(false);
  const key = `assign:${ticket.id}`;
  const [note, setNote, clearNote] = useDraft<string>(key, '');
  const { refused, perform } = useTask(ticket, onClose);
  const people = usePeopleOf(teamId);
  const anywhere = can(actor.role, 'ticket.assignAny');
  const allowed = [...(teams?.values() ?? [])]
    .filter((team) => team.active || team.id === ticket.teamId)
    .filter((team) => anywhere || team.id === ticket.teamId || actor.teamIds.includes(team.id))
    .sort((a, b) => a.name.localeCompare(b.name));
  const options = [...people, { id: NOBODY, label: t('sheet.assignNobody'), hint: undefined }];
  const isMember = (id: string) => options.some((o) => o.id === id);

  const assign = async () => {
    const assigneeId = personId === NOBODY || !isMember(personId) ? null : personId;
    if (teamId === ticket.teamId && assigneeId === ticket.assigneeId) {
      setSame(true);
      return;
    }
    const back = { ticketId: ticket.id, teamId: ticket.teamId, assigneeId: ticket.assigneeId };
    await perform(
      mutate.assignTicket(
        { ticketId: ticket.id, teamId, assigneeId, ...(note.trim() ? { note: note.trim() } : {}) },
        { drafts: [key] },
      ),
      {
        text: t('done.assign', { number: number(ticket) }),
        icon: <UserRoundCheck />,
        action: { label: common('undo'), onPress: () => void mutate.assignTicket(back) },
      },
      () => {
        setSame(false);
        clearNote();
      },
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.assign')}
      verb={t('act.assign')}
      icon={<UserRoundPlus />}
      refused={refused ?? (same ? t('sheet.assignSame') : null)}
      onDo={assign}
    >
      <Select
        label={t('sheet.assignTeam')}
        value={teamId}
        onChange={(id) => {
          setTeamId(id);
          setPersonId(NOBODY);
          setSame(false);
        }}
        options={allowed.map((team) => ({ id: team.id, label: team.name }))}
      />
      {options.length <= TILES ? (
        <ChoiceTiles
          size="sm"
          columns={2}
          label={t('sheet.assignPerson')}
          value={isMember(personId) ? personId : NOBODY}
          onChange={(id) => {
            setPersonId(id);
            setSame(false);
          }}
          options={options}
          help={t('sheet.openHere')}
        />
      ) : (
        <ComboBox
          key={teamId}
          label={t('sheet.assignPerson')}
          value={isMember(personId) ? personId : NOBODY}
          onChange={(id) => setPersonId(id ?? NOBODY)}
          options={options.map(({ id, label, hint }) => ({ id, label, detail: hint }))}
          help={t('sheet.openHere')}
        />
      )}
      <TextArea
        label={t('sheet.assignNote')}
        optional
        value={note}
        onChange={setNote}
        maxLength={LIMITS.text}
        help={t('sheet.assignNoteHelp')}
      />
    </TaskSheet>
  );
}

/** The staff of a team with what each has open here, oneself first, then the least loaded. */
function usePeopleOf(teamId: string): Array<{ id: string; label: string; hint: string }> {
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const { people } = useDirectory();
  const work = useWork();
  return useMemo(() => {
    const open = new Map<string, number>();
    for (const row of [...(work?.mine ?? []), ...(work?.team ?? [])]) {
      if (row.assigneeId) open.set(row.assigneeId, (open.get(row.assigneeId) ?? 0) + 1);
    }
    const load = (id: string) => (id === actor.id ? -1 : (open.get(id) ?? 0));
    return [...(people?.values() ?? [])]
      .filter((person) => person.active && isStaff(person.role) && person.teamIds.includes(teamId))
      .sort((a, b) => load(a.id) - load(b.id) || a.name.localeCompare(b.name))
      .map((person) => ({
        id: person.id,
        label: person.id === actor.id ? t('facts.you') : person.name,
        hint: t('sheet.open', { count: open.get(person.id) ?? 0 }),
      }));
  }, [people, work, teamId, actor.id, t]);
}
