'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { ask, type Failure } from '#components/shell/server-answer';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { TextLink } from '#components/ui/link';
import { SectionHeading } from '#components/ui/section-heading';
import { showToast } from '#components/ui/toast';
import type { PersonDetail } from '#domain/settings/shapes';
import { FieldFault } from './field-fault';
import type { PersonDoors } from './person-doors';
import { PersonStateWord } from './person-state';

interface PersonStateProps {
  person: PersonDetail;
  isOwn: boolean;
  setActive: PersonDoors['setActive'];
}

/** Whether somebody can come in. Disabling asks first, and says what happens. */
export function PersonState({ person, isOwn, setActive }: PersonStateProps) {
  const t = useTranslations('settings');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [going, start] = useTransition();
  const { name, assigned } = person;
  const change = (active: boolean) =>
    start(async () => {
      const answer = await ask(setActive({ personId: person.id, active }));
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) showToast({ text: t(active ? 'person.enabled' : 'person.disabled', { name }) });
      router.refresh();
    });
  return (
    <section>
      <SectionHeading level={3}>{t('list.state')}</SectionHeading>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <PersonStateWord state={person.state} />
        {person.state === 'waiting' ? (
          <TextLink href="/desk/people/waiting">{t('person.toWaiting')}</TextLink>
        ) : person.state === 'disabled' ? (
          <Button size="sm" isDisabled={going} onPress={() => change(true)}>
            {t('person.enable')}
          </Button>
        ) : (
          <Button
            tone="danger"
            size="sm"
            locked={isOwn}
            isDisabled={going}
            onPress={() =>
              isOwn ? setFailure({ code: 'illegal_state', detail: { reason: 'yourself' } }) : setAsking(true)
            }
          >
            {t('person.disable')}
          </Button>
        )}
      </div>
      <FieldFault>{failure && t(reasonKey(failure))}</FieldFault>
      <DialogConfirm
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={t('person.disableTitle', { name })}
        confirm={t('person.disable')}
        keep={t('person.keep')}
        onConfirm={() => change(false)}
      >
        <p>{t('person.disableText')}</p>
        <p className="mt-2">
          {t('person.disableTickets', { n: assigned })}{' '}
          {assigned > 0 ? (
            <TextLink href={`/desk/tickets?assignee=${person.id}`}>{t('person.showTickets')}</TextLink>
          ) : null}
        </p>
      </DialogConfirm>
    </section>
  );
}

function reasonKey({ code, detail }: Failure) {
  if (code !== 'illegal_state') return 'failed.unavailable';
  if (detail?.reason === 'yourself') return 'person.yourself';
  return detail?.reason === 'lastAdministrator' ? 'person.last' : 'person.neverIn';
}
