'use client';
import { ArrowDown, ArrowUp, ChevronDown, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { IconButton } from '#components/ui/icon-button';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { Tick } from '#components/ui/tick';
import { PLAN_LIMITS, type PlanFault, type PlannedTask } from '#domain/fulfil/plan';
import type { Id } from '#domain/kernel/types';
import type { FormField } from '#domain/request/fields';
import { ConditionEditor } from './condition-editor';

export interface PlanTeam {
  id: Id;
  name: string;
}

interface PlannedTaskCardProps {
  task: PlannedTask;
  /** from 1 */
  n: number;
  of: number;
  above: readonly PlannedTask[];
  fields: readonly FormField[];
  teams: readonly PlanTeam[];
  fault: PlanFault | null;
  isOpen: boolean;
  onToggle(): void;
  onChange(task: PlannedTask): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

const ITS_TEAM = 'its';

/** One task of a plan: its line, and opened all that can be said of it. */
export function PlannedTaskCard(props: PlannedTaskCardProps) {
  const { task, n, of, above, fields, teams, fault, isOpen, onToggle, onChange, onMove, onRemove } = props;
  const t = useTranslations('catalog.build.plan');
  const id = useId();
  const name = task.title.trim() || t('unnamed');
  const nameOf = (key: string) => above.find((one) => one.id === key)?.title.trim() || t('unnamed');
  const team = teams.find((one) => one.id === task.teamId)?.name ?? t('itsTeam');
  const said = [
    team,
    task.after.length > 0 ? t('afterSome', { names: task.after.map(nameOf).join(', ') }) : t('atOnce'),
    ...(task.steps.length > 0 ? [t('nSteps', { n: task.steps.length })] : []),
    ...(task.when ? [t('isConditional')] : []),
  ];
  return (
    <li className="rounded-group bg-surface ring-1 ring-line forced-colors:border">
      <div className="flex items-center gap-1 ps-1 pe-2">
        <AriaButton
          data-fault={fault}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onPress={onToggle}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-2 rounded-btn px-3 py-1.5 text-start text-base data-pressed:bg-fill dense:min-h-10 dense:text-sm"
        >
          <ChevronDown
            className={`size-4 flex-none text-ink-3 transition-transform duration-quick ${isOpen ? '' : '-rotate-90 rtl:rotate-90'}`}
          />
          <span className="min-w-0 flex-1">
            <bdi className={task.title.trim() ? 'font-medium' : 'text-ink-3'}>{name}</bdi>
            <span className="block text-sm text-ink-3 dense:text-xs">{said.join(', ')}</span>
            {fault ? (
              <span className="block text-sm font-medium text-danger">{t(`faults.${fault}`)}</span>
            ) : null}
          </span>
        </AriaButton>
        <IconButton
          icon={<ArrowUp />}
          label={t('up', { name })}
          isDisabled={n === 1}
          onPress={() => onMove(-1)}
        />
        <IconButton
          icon={<ArrowDown />}
          label={t('down', { name })}
          isDisabled={n === of}
          onPress={() => onMove(1)}
        />
        <IconButton icon={<Trash2 />} label={t('remove', { name })} onPress={onRemove} />
      </div>
      {isOpen ? (
        <div id={id} className="flex flex-col gap-4 border-t border-line px-4 py-4">
          <TextField
            label={t('name')}
            value={task.title}
            onChange={(title) => onChange({ ...task, title })}
            maxLength={PLAN_LIMITS.title}
            autoFocus={task.title === ''}
          />
          <Select
            label={t('team')}
            value={task.teamId ?? ITS_TEAM}
            onChange={(teamId) => onChange({ ...task, teamId: teamId === ITS_TEAM ? null : teamId })}
            options={[
              { id: ITS_TEAM, label: t('itsTeam') },
              ...teams.map((one) => ({ id: one.id, label: one.name })),
            ]}
          />
          <StepsBox steps={task.steps} onChange={(steps) => onChange({ ...task, steps })} />
          {above.length > 0 ? (
            <fieldset>
              <legend className="text-sm font-semibold">{t('after')}</legend>
              {above.map((one) => (
                <Tick
                  key={one.id}
                  plain
                  isDone={task.after.includes(one.id)}
                  onChange={(on) =>
                    onChange({
                      ...task,
                      after: on ? [...task.after, one.id] : task.after.filter((key) => key !== one.id),
                    })
                  }
                >
                  {one.title.trim() || t('unnamed')}
                </Tick>
              ))}
            </fieldset>
          ) : null}
          <ConditionEditor
            label={t('onlyWhen')}
            condition={task.when}
            above={fields}
            onChange={(when) => onChange({ ...task, when })}
          />
        </div>
      ) : null}
    </li>
  );
}

/** A line is a step. What is typed stays as it is typed; empty lines are none. */
function StepsBox({ steps, onChange }: { steps: readonly string[]; onChange(steps: string[]): void }) {
  const t = useTranslations('catalog.build.plan');
  const [text, setText] = useState(steps.join('\n'));
  const linesOf = (typed: string) =>
    typed
      .split('\n')
      .map((line) => line.trim().slice(0, PLAN_LIMITS.step))
      .filter(Boolean);
  return (
    <TextArea
      label={t('steps')}
      optional
      rows={3}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onChange(linesOf(typed).slice(0, PLAN_LIMITS.steps));
      }}
      error={
        linesOf(text).length > PLAN_LIMITS.steps ? t('tooManySteps', { n: String(PLAN_LIMITS.steps) }) : null
      }
    />
  );
}
