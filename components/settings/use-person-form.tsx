'use client';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useTranslations } from 'use-intl';
import { ask, type Failure } from '#components/shell/server-answer';
import { showToast } from '#components/ui/toast';
import type { PersonDetail, PersonFields } from '#domain/settings/shapes';
import type { PersonDoors } from './person-doors';

const fieldsOf = ({
  name,
  email,
  phone,
  company,
  role,
  siteId,
  managerEmail,
  teamIds,
}: PersonDetail): PersonFields => ({
  ...{ name, email, phone, company, role, siteId, managerEmail, teamIds },
});

/** What is typed about a person, the version it started from, and what came of saving it. */
export function usePersonForm(person: PersonDetail, door: PersonDoors['save'], onSaved: () => void) {
  const t = useTranslations('settings');
  const router = useRouter();
  const [saving, start] = useTransition();
  const [opened] = useState(() => fieldsOf(person));
  const [fields, setFields] = useState(opened);
  // The version that was read when the form was opened: rows read anew must not make old text look fresh.
  const [ver, setVer] = useState(person.ver);
  const [told, setTold] = useState<Failure | null>(null);
  const [theirs, setTheirs] = useState<PersonFields | null>(null);

  const send = () => {
    if (saving) return;
    start(async () => {
      const answer = await ask(door({ personId: person.id, ver, fields }));
      if (!answer.ok) return setTold(answer.error);
      setTold(null);
      router.refresh();
      if (answer.data.status === 'changed') {
        setTheirs(answer.data.theirs);
        setVer(answer.data.ver);
        return;
      }
      setTheirs(null);
      showToast({ text: t('saved', { name: fields.name.trim() }) });
      onSaved();
    });
  };

  const fault = (field: keyof PersonFields): string | null => {
    if (!told) return null;
    const named = told.detail?.field === field || Object.hasOwn(told.fields ?? {}, `fields.${field}`);
    if (told.code === 'illegal_state' && field === 'role') return t('person.last');
    if (!named) return null;
    if (told.code === 'exists') return t('person.faults.exists');
    if (field === 'email')
      return t(told.detail?.fault === 'needed' ? 'person.faults.needed' : 'person.faults.email');
    if (field === 'teamIds')
      return t(told.detail?.fault === 'staffOnly' ? 'person.faults.staffOnly' : 'person.faults.teams');
    if (field === 'managerEmail')
      return t(
        told.detail?.fault === 'nobody'
          ? 'person.faults.noManager'
          : told.detail?.fault === 'self'
            ? 'person.faults.ownManager'
            : 'person.faults.email',
      );
    if (field === 'siteId') return t('person.faults.site');
    return field === 'role' ? null : t(`person.faults.${field}`);
  };

  /** What no field says. */
  const failure = (): string | null => {
    if (!told || ['invalid', 'exists', 'illegal_state'].includes(told.code)) return null;
    if (told.code === 'expired' || told.code === 'unavailable') return t(`failed.${told.code}`);
    return told.code === 'not_found' ? t('person.gone') : t('failed.other');
  };

  return {
    fields,
    unsaved: JSON.stringify(fields) !== JSON.stringify(opened),
    fault,
    failure: failure(),
    theirs,
    send,
    set: (change: Partial<PersonFields>) => {
      setFields({ ...fields, ...change });
      setTold(null);
    },
    takeTheirs: () => {
      if (theirs) setFields(theirs);
      setTheirs(null);
    },
  };
}
