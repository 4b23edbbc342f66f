'use client';
import { UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { canBeAskedOn } from '#domain/change/may';
import type { Id } from '#domain/kernel/types';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

/** Whom somebody is named for: in the place of one who was asked, or as one more of a group. */
export type NamedFor = { insteadOf: Id } | { group: number };

/** Somebody who can be named. */
export interface Colleague {
  id: Id;
  name: string;
}

interface ApproverSheetProps extends Pick<ChangeView, 'change' | 'me' | 'send'> {
  named: NamedFor;
  people: readonly Colleague[];
  onClose(): void;
}

/** Names somebody who decides on a change. Whose own it is, and who is asked already, is not offered. */
export function ApproverSheet({ change, me, send, named, people, onClose }: ApproverSheetProps) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const [personId, setPersonId] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const title = t('insteadOf' in named ? 'handOn.title' : 'handOn.name');
  const act = async () => {
    setChecked(true);
    if (!personId || busy) return;
    setBusy(true);
    const answer =
      'insteadOf' in named
        ? await send('change.handOn', { changeId: change.id, fromId: named.insteadOf, toId: personId })
        : await send('change.nameApprover', { changeId: change.id, group: named.group, personId });
    setBusy(false);
    setFailed(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const name = people.find(({ id }) => id === personId)?.name ?? t('somebody');
    showToast({ text: t('handOn.done', { name }) });
    onClose();
  };
  return (
    <Sheet
      isOpen
      onClose={onClose}
      title={title}
      unsaved={personId !== null}
      footer={
        <Button tone="primary" block icon={<UserRoundCheck />} onPress={() => void act()}>
          {title}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <ComboBox
          label={t('handOn.who')}
          value={personId}
          onChange={setPersonId}
          options={people
            .filter(({ id }) => id !== me.id && canBeAskedOn(id, change))
            .map(({ id, name }) => ({ id, label: name }))}
          error={checked && !personId ? t('handOn.needWho') : null}
          help={t('insteadOf' in named ? 'handOn.help' : 'handOn.nameHelp')}
        />
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </div>
    </Sheet>
  );
}
