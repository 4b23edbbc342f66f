'use client';
import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { enqueueAct } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { useNumberWords } from '#components/shell/ticket-no';
import { ComboBox } from '#components/ui/combo-box';
import { canBeAsked } from '#domain/approval/may';
import type { Id } from '#domain/kernel/types';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

/** Whom somebody is named for: in the place of one who was asked, or as one more of a group. */
export type NamedFor = { insteadOf: Id } | { group: number };

/** Names somebody who decides. */
export function NameSheet({ named, ...props }: TicketSheetProps & { named: NamedFor }) {
  const { ticket, onClose } = props;
  const t = useTranslations('approval');
  const number = useNumberWords();
  const { people } = useDirectory();
  const { actor } = useMe();
  const [personId, setPersonId] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const options = [...(people?.values() ?? [])]
    .filter((person) => person.active && person.id !== actor.id && canBeAsked(person.id, ticket))
    .map(({ id, name }) => ({ id, label: name }));
  const title = t('insteadOf' in named ? 'handOn' : 'name');
  const act = async () => {
    setChecked(true);
    if (!personId) return;
    await perform(
      'insteadOf' in named
        ? enqueueAct('approval.handOn', { ticketId: ticket.id, fromId: named.insteadOf, toId: personId })
        : enqueueAct('approval.add', { ticketId: ticket.id, group: named.group, personId }),
      {
        text: t('done.handOn', { name: people?.get(personId)?.name ?? '', number: number(ticket) }),
        icon: <UserRoundCheck />,
      },
      () => setPersonId(null),
    );
  };
  return (
    <TaskSheet {...props} title={title} verb={title} icon={<UserRoundCheck />} refused={refused} onDo={act}>
      <ComboBox
        label={t('who')}
        value={personId}
        onChange={setPersonId}
        options={options}
        error={checked && !personId ? t('needWho') : null}
        help={t('insteadOf' in named ? 'whoHelp' : 'addHelp')}
      />
    </TaskSheet>
  );
}
