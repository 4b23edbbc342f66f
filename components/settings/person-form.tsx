'use client';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '#components/ui/banner';
import { TextLink } from '#components/ui/link';
import { Select } from '#components/ui/select';
import { TextField } from '#components/ui/text-field';
import { isStaff, ROLES } from '#domain/access/roles';
import type { PersonDetail, PersonFields } from '#domain/settings/shapes';
import { FieldFault } from './field-fault';
import { Merged } from './merged';
import type { PersonDoors } from './person-doors';
import { TeamChoice } from './team-choice';
import { usePersonForm } from './use-person-form';

interface Named {
  id: string;
  name: string;
  active: boolean;
}

export interface Choices {
  teams: readonly Named[];
  sites: readonly Named[];
}

interface PersonFormProps extends Choices {
  form: string;
  person: PersonDetail;
  save: PersonDoors['save'];
  onSaved(): void;
  /** whether something is typed that is not saved */
  onTyped(unsaved: boolean): void;
}

const NONE = 'none';

/** What an administrator changes of a person. */
export function PersonForm({ form, person, save, teams, sites, onSaved, onTyped }: PersonFormProps) {
  const t = useTranslations('settings');
  const { unsaved, ...typed } = usePersonForm(person, save, onSaved);
  const { fields, set, fault, failure, theirs, send, takeTheirs } = typed;
  useEffect(() => onTyped(unsaved), [unsaved, onTyped]);
  const staff = isStaff(fields.role);
  const said = (field: keyof PersonFields, value: PersonFields[keyof PersonFields]): string => {
    if (Array.isArray(value))
      return (
        value.map((id) => teams.find((team) => team.id === id)?.name ?? id).join(', ') || t('merged.none')
      );
    if (field === 'role') return t(`list.roles.${value as PersonFields['role']}`);
    if (field === 'siteId') return sites.find((site) => site.id === value)?.name ?? t('merged.none');
    return value ?? t('merged.none');
  };
  const labels: Record<keyof PersonFields, string> = {
    name: t('name'),
    email: t('list.mail'),
    phone: t('person.phone'),
    company: t('person.company'),
    role: t('list.role'),
    siteId: t('list.site'),
    managerEmail: t('person.manager'),
    teamIds: t('list.teams'),
  };
  const differing = (Object.keys(labels) as (keyof PersonFields)[]).filter(
    (field) => theirs && JSON.stringify(theirs[field]) !== JSON.stringify(fields[field]),
  );
  return (
    <form
      id={form}
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {theirs ? (
        <Merged
          title={t('person.changed')}
          lines={differing.map((field) => ({
            field,
            words: t('person.changedLine', {
              field: labels[field],
              theirs: said(field, theirs[field]),
              mine: said(field, fields[field]),
            }),
          }))}
          theirs={t('person.useTheirs')}
          mine={t('person.useMine')}
          onTheirs={takeTheirs}
          onMine={send}
        />
      ) : null}
      <TextField
        label={labels.name}
        value={fields.name}
        onChange={(name) => set({ name })}
        error={fault('name')}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        label={labels.email}
        type="email"
        optional={!staff}
        value={fields.email ?? ''}
        onChange={(email) => set({ email: email || null })}
        error={fault('email')}
        autoComplete="off"
      />
      <TextField
        label={labels.phone}
        type="tel"
        optional
        value={fields.phone ?? ''}
        onChange={(phone) => set({ phone: phone || null })}
        help={t('person.phoneHelp')}
        error={fault('phone')}
        autoComplete="off"
      />
      <TextField
        label={labels.company}
        optional
        value={fields.company ?? ''}
        onChange={(company) => set({ company: company || null })}
        error={fault('company')}
        maxLength={120}
        autoComplete="off"
      />
      <Select
        label={labels.siteId}
        value={fields.siteId ?? NONE}
        onChange={(value) => set({ siteId: value === NONE ? null : value })}
        options={[
          { id: NONE, label: t('person.noSite') },
          ...sites
            .filter((site) => site.active || site.id === person.siteId)
            .map((site) => ({ id: site.id, label: site.name })),
        ]}
        error={fault('siteId')}
      />
      <TextField
        label={labels.managerEmail}
        type="email"
        optional
        value={fields.managerEmail ?? ''}
        onChange={(managerEmail) => set({ managerEmail: managerEmail || null })}
        help={t('person.managerHelp')}
        error={fault('managerEmail')}
        autoComplete="off"
      />
      <div>
        <Select
          label={labels.role}
          value={fields.role}
          onChange={(role) => set({ role, teamIds: isStaff(role) ? fields.teamIds : [] })}
          options={ROLES.map((id) => ({
            id,
            label: t(`list.roles.${id}`),
            detail: t(`person.roleAbout.${id}`),
          }))}
          error={fault('role')}
        />
        {!staff && isStaff(person.role) && person.assigned > 0 ? (
          <Banner icon={<CircleAlert />} title={t('person.demoted', { n: person.assigned })} className="mt-2">
            {t('person.demotedText')}{' '}
            <TextLink href={`/desk/tickets?assignee=${person.id}`}>{t('person.showTickets')}</TextLink>
          </Banner>
        ) : null}
      </div>
      {staff ? (
        <TeamChoice
          teams={teams.filter((team) => team.active || person.teamIds.includes(team.id))}
          value={fields.teamIds}
          onChange={(teamIds) => set({ teamIds })}
          error={fault('teamIds')}
        />
      ) : null}
      <FieldFault>{failure}</FieldFault>
    </form>
  );
}
