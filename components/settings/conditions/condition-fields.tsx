'use client';
import { useTranslations } from 'use-intl';
import { SectionHeading } from '#components/ui/section-heading';
import { TickGroup } from '#components/ui/tick-group';
import { PRIORITIES, type Priority } from '#domain/priority/matrix';
import { TICKET_KINDS, type TicketKind } from '#domain/ticket/states';
import type { ConditionChoices, Named } from './condition-words';
import { ManyChoice } from './many-choice';

/** Conditions as a form has them. */
export interface TypedConditions {
  kinds: TicketKind[];
  priorities: Priority[];
  categoryIds: string[];
  siteIds: string[];
  teamIds: string[];
}

interface ConditionFieldsProps extends ConditionChoices {
  fields: TypedConditions;
  /** whether it can be for some teams only */
  byTeam: boolean;
  set(change: Partial<TypedConditions>): void;
  fault(field: string): string | null;
}

/** Which tickets a promise or a rule is for. */
export function ConditionFields(props: ConditionFieldsProps) {
  const { fields, byTeam, categories, sites, teams, set, fault } = props;
  const t = useTranslations('settings.conditions');
  const inUse = (rows: readonly Named[], chosen: readonly string[]) =>
    rows
      .filter((row) => row.active || chosen.includes(row.id))
      .map((row) => ({ id: row.id, label: row.name }));
  const groups = categories.filter((one) => one.parentId === null);
  const inOrder = groups.flatMap((group) => [
    group,
    ...categories.filter((one) => one.parentId === group.id),
  ]);
  const groupName = (id: string | null) => groups.find((group) => group.id === id)?.name;
  return (
    <section className="flex flex-col gap-4">
      <div>
        <SectionHeading level={3} className="pb-0!">
          {t('forWhich')}
        </SectionHeading>
        <p className="text-sm text-ink-3">{t('forWhichAbout')}</p>
      </div>
      <TickGroup
        label={t('priorities')}
        inline
        options={PRIORITIES.map((n) => ({ id: String(n), label: t('priority', { n }) }))}
        value={fields.priorities.map(String)}
        onChange={(chosen) => set({ priorities: PRIORITIES.filter((n) => chosen.includes(String(n))) })}
        error={fault('priorities')}
      />
      <TickGroup
        label={t('kinds')}
        inline
        options={TICKET_KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))}
        value={fields.kinds}
        onChange={(kinds) => set({ kinds })}
        error={fault('kinds')}
      />
      <ManyChoice
        label={t('categories')}
        options={inOrder
          .filter((one) => one.active || fields.categoryIds.includes(one.id))
          .map((one) => ({ id: one.id, label: one.name, detail: groupName(one.parentId) }))}
        value={fields.categoryIds}
        onChange={(categoryIds) => set({ categoryIds })}
        error={fault('categoryIds')}
      />
      <ManyChoice
        label={t('sites')}
        options={inUse(sites, fields.siteIds)}
        value={fields.siteIds}
        onChange={(siteIds) => set({ siteIds })}
        error={fault('siteIds')}
      />
      {byTeam ? (
        <ManyChoice
          label={t('teams')}
          options={inUse(teams, fields.teamIds)}
          value={fields.teamIds}
          onChange={(teamIds) => set({ teamIds })}
          error={fault('teamIds')}
        />
      ) : null}
    </section>
  );
}
