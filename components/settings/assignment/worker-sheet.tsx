'use client';
import { useTranslations } from 'use-intl';
import { deviceNow } from '#client/platform/clock';
import type { SettingDoor } from '#components/shell/server-answer';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { useTimes } from '#components/ui/when';
import { type FlatOf, flat } from '#domain/settings/flat';
import type { WorkerSetting } from '#domain/settings/handing-out';
import { SETTING_LIMITS } from '#domain/settings/limits';
import type { Named } from '../conditions/condition-words';
import { listWords, nameIn, type Says } from '../conditions/use-condition-saying';
import { FieldFault } from '../field-fault';
import { SaveSheet } from '../save-sheet';
import { useKeptRow } from '../use-kept-row';
import { useSettingForm } from '../use-setting-form';
import { SkillChoice } from './skill-choice';
import { type StoredWork, storedWork, typedWork, type WorkerFields, workFault, workOf } from './worker-form';

type Args = StoredWork & { personId: string };
export type SaveWork = SettingDoor<Args, FlatOf<StoredWork> | null>;

interface WorkerSheetProps {
  /** null: closed */
  worker: WorkerSetting | null;
  calendars: readonly Named[];
  /** skills that are known */
  skills: readonly string[];
  save: SaveWork;
  onClose(): void;
}

/** What decides whether somebody gets work by themselves. */
export function WorkerSheet({ worker, ...rest }: WorkerSheetProps) {
  const kept = useKeptRow(worker);
  return kept?.row ? <Inside key={kept.key} isOpen={worker !== null} worker={kept.row} {...rest} /> : null;
}

/** What a list calls "always". */
const ALWAYS = 'always';

function Inside(props: Omit<WorkerSheetProps, 'worker'> & { worker: WorkerSetting; isOpen: boolean }) {
  const { worker, isOpen, calendars, skills, save: door, onClose } = props;
  const t = useTranslations('settings.assignment.workers');
  const rule = useTranslations('settings.assignment');
  const s = useTranslations('settings');
  const times = useTimes();
  const { sheet, ...form } = useSettingForm<Args, WorkerFields, FlatOf<StoredWork>>({
    kind: 'team',
    row: worker,
    seen: typedWork(worker, deviceNow()),
    base: flat(workOf(worker)),
    blank: typedWork(worker, deviceNow()),
    door,
    check: (fields) => workFault(fields, deviceNow()),
    args: (personId, fields) => ({ personId, ...storedWork(fields) }),
    onClose,
  });
  const { fields, set, fault } = form;
  const none = s('merged.none');
  const says: Says = {
    skills: [t('skills'), (value) => listWords<string>(value, String, none)],
    calendarId: [t('hours'), (id) => (id === null ? t('always') : nameIn(calendars)(String(id)))],
    awayUntil: [t('awayUntil'), (at) => (at === null ? none : times.dayClock(Number(at)))],
    weightLimit: [t('limit'), (n) => (n === null ? none : String(n))],
  };
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('edit', { name: worker.name })}
      {...sheet}
      say={(field, value) => {
        const [name, words] = says[field] ?? [field, String];
        return { name, value: words(value) };
      }}
      footnote={rule('footnote')}
    >
      <div>
        <Switch isSelected={fields.away} onChange={(away) => set({ away })} detail={t('awayAbout')}>
          {t('isAway')}
        </Switch>
        {fields.away ? (
          <div className="mt-2 flex items-start gap-3">
            <TextField
              label={t('date')}
              type="date"
              value={fields.date}
              onChange={(date) => set({ date })}
              className="flex-1"
            />
            <TextField
              label={t('time')}
              type="time"
              value={fields.time}
              onChange={(time) => set({ time })}
              className="w-38 flex-none"
            />
          </div>
        ) : null}
        <FieldFault>{fault('awayUntil')}</FieldFault>
      </div>
      <Select
        label={t('hours')}
        value={fields.calendarId ?? ALWAYS}
        onChange={(id) => set({ calendarId: id === ALWAYS ? null : id })}
        options={[
          { id: ALWAYS, label: t('always') },
          ...calendars
            .filter((one) => one.active || one.id === worker.calendarId)
            .map(({ id, name, active }) => ({ id, label: active ? name : t('retiredHours', { name }) })),
        ]}
        help={t('hoursAbout')}
        error={fault('calendarId')}
      />
      <SkillChoice
        label={t('skills')}
        help={t('skillsAbout')}
        skills={fields.skills}
        typed={fields.skill}
        known={skills}
        error={fault('skills')}
        onChange={set}
      />
      <TextField
        label={t('limit')}
        optional
        inputMode="numeric"
        value={fields.limit}
        onChange={(limit) => set({ limit })}
        maxLength={String(SETTING_LIMITS.weight).length}
        help={`${t('limitAbout')} ${t('limitNow', { weight: worker.weight })}`}
        error={fault('weightLimit')}
      />
    </SaveSheet>
  );
}
