'use client';
import { Eye, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { mutate } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { useNames } from '#components/shell/names';
import { useNumberWords } from '#components/shell/ticket-no';
import { Avatar } from '#components/ui/avatar';
import { ComboBox } from '#components/ui/combo-box';
import { IconButton } from '#components/ui/icon-button';
import { showToast } from '#components/ui/toast';
import { useRefusedWords } from '../parts/refused-words';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

/** Followers: who sees a ticket and hears of it without working on it. */
export function FollowSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const names = useNames();
  const number = useNumberWords();
  const refusedWords = useRefusedWords();
  const { people } = useDirectory();
  const [personId, setPersonId] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const options = [...(people?.values() ?? [])]
    .filter((person) => person.active && !ticket.watcherIds.includes(person.id))
    .map((person) => ({ id: person.id, label: person.id === actor.id ? t('facts.you') : person.name }));

  const add = async () => {
    setChecked(true);
    if (!personId) return;
    await perform(
      mutate.watchTicket({ ticketId: ticket.id, personId }),
      { text: t('done.follow', { name: names(personId), number: number(ticket) }), icon: <Eye /> },
      () => setPersonId(null),
    );
    setChecked(false);
  };
  const remove = async (id: string) => {
    const answer = await mutate.unwatchTicket({ ticketId: ticket.id, personId: id });
    if (!answer.ok) showToast({ text: refusedWords(answer.error, ticket.state) });
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.follow')}
      verb={t('act.addFollower')}
      icon={<Eye />}
      refused={refused}
      onDo={add}
    >
      <ComboBox
        label={t('follow.who')}
        value={personId}
        onChange={setPersonId}
        options={options}
        error={checked && !personId ? t('follow.need') : null}
        help={t('follow.help')}
      />
      {ticket.watcherIds.length > 0 ? (
        <ul aria-label={t('facts.followedBy')} className="-mt-1 divide-y divide-line">
          {ticket.watcherIds.map((id) => (
            <li key={id} className="flex min-h-12 items-center gap-3 text-base">
              <Avatar name={people?.get(id)?.name ?? ''} />
              <bdi className="min-w-0 flex-1 truncate">{names(id)}</bdi>
              <IconButton
                icon={<X />}
                label={t('follow.remove', { name: names(id) })}
                onPress={() => void remove(id)}
                className="-me-2.5"
              />
            </li>
          ))}
        </ul>
      ) : null}
    </TaskSheet>
  );
}
