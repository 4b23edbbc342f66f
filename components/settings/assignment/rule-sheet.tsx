'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { SectionHeading } from '#components/ui/section-heading';
import { Select } from '#components/ui/select';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { RuleSetting } from '#domain/settings/handing-out';
import { ConditionFields } from '../conditions/condition-fields';
import type { ConditionChoices } from '../conditions/condition-words';
import { SaveSheet } from '../save-sheet';
import { NameField, SwitchField } from '../setting-fields';
import { useKeptRow } from '../use-kept-row';
import { useSettingForm } from '../use-setting-form';
import { type DeleteRule, DeleteRuleButton } from './delete-rule';
import { DryRun, type TryRule } from './dry-run';
import {
  blankRule,
  HOWS,
  type RuleFields,
  ruleFault,
  type StoredRule,
  storedOf,
  storedRule,
  typedRule,
} from './rule-form';
import type { Member } from './rule-words';
import { SkillChoice } from './skill-choice';
import { useRuleSaying } from './use-rule-saying';

type Args = StoredRule & { ruleId: string };
export type SaveRule = SettingDoor<Args, FlatOf<StoredRule> | null>;

export interface RuleChoices extends ConditionChoices {
  members: readonly Member[];
  skills: readonly string[];
}

interface RuleSheetProps extends RuleChoices {
  /** null: closed */
  rule: RuleSetting | 'new' | null;
  /** the place behind all others */
  last: number;
  save: SaveRule;
  remove: DeleteRule;
  tryOut: TryRule;
  onClose(): void;
}

/** One rule: for which tickets, to which team, to whom of it, and what it would have done. */
export function RuleSheet({ rule, ...rest }: RuleSheetProps) {
  const kept = useKeptRow(rule);
  return kept ? <Inside key={kept.key} isOpen={rule !== null} row={kept.row} {...rest} /> : null;
}

/** What the list calls the team a ticket has already. */
const SAME = 'same';

function Inside(props: Omit<RuleSheetProps, 'rule'> & { row: RuleSetting | null; isOpen: boolean }) {
  const { row, isOpen, last, save: door, remove, tryOut, onClose, ...choices } = props;
  const { teams, members, skills: known } = choices;
  const t = useTranslations('settings.assignment');
  const say = useRuleSaying(choices);
  const { sheet, ...form } = useSettingForm<Args, RuleFields, FlatOf<StoredRule>>({
    kind: 'rule',
    row,
    seen: row && typedRule(row),
    base: row && flat(storedOf(row)),
    blank: blankRule(last),
    door,
    check: ruleFault,
    args: (ruleId, fields) => ({ ruleId, ...storedRule(fields) }),
    onClose,
  });
  const { id, fields, set, fault, check } = form;
  const offered = members.filter(
    (one) =>
      fields.toTeamId === null || one.teamIds.includes(fields.toTeamId) || one.id === fields.toPersonId,
  );
  const isInTeam = (one: Member) => fields.toTeamId === null || one.teamIds.includes(fields.toTeamId);
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? t('edit') : t('add')}
      {...sheet}
      say={say}
      footnote={t('footnote')}
    >
      <NameField {...form} />
      <ConditionFields {...choices} byTeam fields={fields} set={set} fault={fault} />
      <section className="flex flex-col gap-4">
        <SectionHeading level={3} className="pb-0!">
          {t('where')}
        </SectionHeading>
        <Select
          label={t('toTeam')}
          value={fields.toTeamId ?? SAME}
          onChange={(to) => set({ toTeamId: to === SAME ? null : to })}
          options={[
            { id: SAME, label: t('sameTeam') },
            ...teams
              .filter((one) => one.active || one.id === fields.toTeamId)
              .map(({ id: to, name, active }) => ({
                id: to,
                label: active ? name : t('retiredTeam', { name }),
              })),
          ]}
          help={t('toTeamAbout')}
          error={fault('toTeamId')}
        />
        <ChoiceTiles
          label={t('how')}
          columns={2}
          value={fields.how}
          onChange={(how) => set({ how })}
          options={HOWS.map((how) => ({ id: how, label: t(`hows.${how}`) }))}
          help={t(`howAbout.${fields.how}`)}
          error={fault('strategy')}
        />
        {fields.how === 'person' ? (
          <Select
            label={t('toPerson')}
            placeholder={t('choosePerson')}
            value={fields.toPersonId}
            onChange={(toPersonId) => set({ toPersonId })}
            options={offered.map((one) => ({
              id: one.id,
              label: isInTeam(one) ? one.name : t('notInTeam', { name: one.name }),
            }))}
            error={fault('toPersonId')}
          />
        ) : null}
        {fields.how === 'queue' ? null : (
          <SkillChoice
            label={t('skills')}
            help={t('skillsAbout')}
            skills={fields.skills}
            typed={fields.skill}
            known={known}
            error={fault('skills')}
            onChange={set}
          />
        )}
      </section>
      <SwitchField
        value={fields.active}
        onChange={(active) => set({ active })}
        about={t('onAbout')}
        fault={fault('active')}
      >
        {t('onTitle')}
      </SwitchField>
      <DryRun
        door={tryOut}
        args={{ ruleId: id, ...storedRule(fields) }}
        check={check}
        refuse={form.refuse}
        teams={teams}
      />
      {row ? <DeleteRuleButton rule={row} remove={remove} onDeleted={onClose} /> : null}
    </SaveSheet>
  );
}
