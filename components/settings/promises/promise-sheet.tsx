'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { SectionHeading } from '#components/ui/section-heading';
import { Select } from '#components/ui/select';
import { TickGroup } from '#components/ui/tick-group';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { PromiseSetting } from '#domain/settings/shapes';
import { POLICY_SCOPES, REOPENINGS, RESPONSES } from '#domain/sla/policy';
import { HOLD_REASONS } from '#domain/ticket/states';
import { ConditionFields } from '../conditions/condition-fields';
import { SaveSheet } from '../save-sheet';
import { InUseField, NameField } from '../setting-fields';
import { useKeptRow } from '../use-kept-row';
import { useSettingForm } from '../use-setting-form';
import {
  type PromiseFields,
  promiseFault,
  type StoredPromise,
  storedPromise,
  typedPromise,
} from './promise-form';
import { PromiseMarks } from './promise-marks';
import type { HoursOf, PromiseChoices } from './promise-words';
import { TimeField } from './time-field';
import { usePromiseSaying } from './use-promise-saying';

type Args = StoredPromise & { policyId: string };
export type SavePromise = SettingDoor<Args, FlatOf<StoredPromise> | null>;

interface PromiseSheetProps extends PromiseChoices {
  /** null: closed */
  promise: PromiseSetting | 'new' | null;
  /** the place behind all others */
  last: number;
  save: SavePromise;
  onClose(): void;
}

/** One promise: to which tickets, what, by which hours, and what happens when time runs out. */
export function PromiseSheet({ promise, ...rest }: PromiseSheetProps) {
  const kept = useKeptRow(promise);
  return kept ? <Inside key={kept.key} isOpen={promise !== null} row={kept.row} {...rest} /> : null;
}

function Inside(props: Omit<PromiseSheetProps, 'promise'> & { row: PromiseSetting | null; isOpen: boolean }) {
  const { row, isOpen, last, save: door, onClose, ...choices } = props;
  const { calendars } = choices;
  const t = useTranslations('settings.promises');
  const hold = useTranslations('tickets.hold');
  const say = usePromiseSaying(choices);
  const { sheet, ...form } = useSettingForm<Args, PromiseFields, FlatOf<StoredPromise>>({
    kind: 'promise',
    row,
    seen: row && typedPromise(row, calendars.find(({ id }) => id === row.calendarId)?.always ?? false),
    base: row && flat(storedOf(row)),
    blank: { ...BLANK, position: last, calendarId: onlyOne(calendars) },
    door,
    check: promiseFault,
    args: (policyId, fields) => ({ policyId, ...storedPromise(fields) }),
    onClose,
  });
  const { fields, set, fault, faultAt } = form;
  const isTeam = fields.scope === 'team';
  return (
    <SaveSheet isOpen={isOpen} onClose={onClose} title={row ? t('edit') : t('add')} {...sheet} say={say}>
      <NameField {...form} />
      <ChoiceTiles
        label={t('scope')}
        columns={2}
        value={fields.scope}
        onChange={(scope) => set({ scope })}
        options={POLICY_SCOPES.map((id) => ({ id, label: t(`scopes.${id}`) }))}
        help={t(`scopeAbout.${fields.scope}`)}
        error={fault('scope')}
      />
      <ConditionFields {...choices} byTeam={isTeam} fields={fields} set={set} fault={fault} />
      <section className="flex flex-col gap-4">
        <SectionHeading level={3} className="pb-0!">
          {t('what')}
        </SectionHeading>
        <Select
          label={t('calendar')}
          placeholder={t('chooseHours')}
          value={fields.calendarId}
          onChange={(calendarId) => set({ calendarId })}
          options={calendars
            .filter((one) => one.active || one.id === row?.calendarId)
            .map(({ id, name, active }) => ({ id, label: active ? name : t('retiredHours', { name }) }))}
          error={fault('calendarId')}
        />
        {isTeam ? null : (
          <TimeField
            label={t('answer')}
            value={fields.answer}
            onChange={(answer) => set({ answer })}
            fault={fault('responseMinutes')}
          />
        )}
        <TimeField
          label={t(isTeam ? 'done' : 'solution')}
          value={fields.solution}
          onChange={(solution) => set({ solution })}
          fault={fault('resolutionMinutes')}
        />
        {isTeam ? null : (
          <ChoiceTiles
            label={t('responseBy')}
            columns={2}
            value={fields.responseBy}
            onChange={(responseBy) => set({ responseBy })}
            options={RESPONSES.map((id) => ({ id, label: t(`responses.${id}`) }))}
          />
        )}
      </section>
      <section className="flex flex-col gap-4">
        <SectionHeading level={3} className="pb-0!">
          {t('clock')}
        </SectionHeading>
        <TickGroup
          label={t('pauses')}
          inline
          options={HOLD_REASONS.map((id) => ({ id, label: hold(id) }))}
          value={fields.pauseReasons}
          onChange={(pauseReasons) => set({ pauseReasons })}
          help={t('pausesAbout')}
        />
        <ChoiceTiles
          label={t('onReopen')}
          columns={2}
          value={fields.onReopen}
          onChange={(onReopen) => set({ onReopen })}
          options={REOPENINGS.map((id) => ({ id, label: t(`reopenings.${id}`) }))}
        />
      </section>
      <PromiseMarks
        scope={fields.scope}
        marks={fields.marks}
        fault={fault('escalations')}
        faultAt={faultAt('at')}
        onChange={(marks) => set({ marks })}
      />
      <InUseField {...form} />
    </SaveSheet>
  );
}

const BLANK: PromiseFields = {
  ...{ name: '', scope: 'service', position: 1, active: true, kinds: [], priorities: [] },
  ...{ categoryIds: [], siteIds: [], teamIds: [], calendarId: null, responseBy: 'acceptance' },
  ...{ answer: { amount: '', unit: 'hours' }, solution: { amount: '', unit: 'hours' } },
  ...{ pauseReasons: ['user'], onReopen: 'continue' },
  marks: [
    { measure: 'resolution', percent: '75', acts: ['assignee', 'team'] },
    { measure: 'resolution', percent: '100', acts: ['assignee', 'manager'] },
  ],
};

const onlyOne = (calendars: readonly HoursOf[]): string | null => {
  const inUse = calendars.filter(({ active }) => active);
  return inUse.length === 1 ? (inUse[0]?.id ?? null) : null;
};

/** What the server compares. */
const storedOf = ({ id, ...stored }: PromiseSetting): StoredPromise => stored;
