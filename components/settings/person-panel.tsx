'use client';
import { UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Sheet } from '#components/ui/sheet';
import type { PersonDetail } from '#domain/settings/shapes';
import { PersonDevices } from './person-devices';
import type { PersonDoors } from './person-doors';
import { type Choices, PersonForm } from './person-form';
import { PersonState } from './person-switch';
import { PersonTickets } from './person-tickets';
import { useAddress } from './use-address';

const FORM = 'person-form';

interface PersonPanelProps extends Choices {
  /** null: the address names nobody. 'gone': it names somebody who is not here */
  person: PersonDetail | 'gone' | null;
  /** of the administrator who looks */
  ownId: string;
  doors: PersonDoors;
}

/** One person beside the list: who they are, whether they can come in, where they are signed in, their tickets. */
export function PersonPanel({ person, ownId, doors, ...choices }: PersonPanelProps) {
  const t = useTranslations('settings');
  const { set, pending } = useAddress();
  // Stays while the panel leaves, and closes at once, before the address has followed.
  const [kept, setKept] = useState(person);
  const id = person === 'gone' ? person : (person?.id ?? null);
  const [closed, setClosed] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  // Also when the address has not followed: whoever opens the same person again at once wants to see them.
  if (closed !== null && (id === null || !pending)) setClosed(null);
  if (person && person !== kept) setKept(person);
  const close = () => {
    setClosed(id);
    setUnsaved(false);
    set({ person: null }, true);
  };
  const detail = kept !== 'gone' ? kept : null;
  return (
    <Sheet
      isOpen={id !== null && id !== closed}
      onClose={close}
      title={detail?.name ?? t('list.label')}
      footer={
        detail ? (
          <Button tone="primary" type="submit" form={FORM} block>
            {t('save')}
          </Button>
        ) : null
      }
      footnote={t('footnote')}
      tall
      unsaved={unsaved}
    >
      {detail ? (
        <div key={detail.id} className="flex flex-col gap-7">
          <PersonForm
            form={FORM}
            person={detail}
            save={doors.save}
            onSaved={close}
            onTyped={setUnsaved}
            {...choices}
          />
          <PersonTickets person={detail} />
          <PersonDevices person={detail} endSessions={doors.endSessions} />
          <PersonState person={detail} isOwn={detail.id === ownId} setActive={doors.setActive} />
        </div>
      ) : (
        <EmptyState icon={<UserRoundX />} title={t('person.gone')}>
          {t('person.goneText')}
        </EmptyState>
      )}
    </Sheet>
  );
}
