'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { checkPlan, PLAN_LIMITS, type PlannedTask } from '#domain/fulfil/plan';
import { blankField, type ItemFields } from './blank';
import { moved } from './moved';
import { PlannedTaskCard, type PlanTeam } from './planned-task-card';

interface PlanEditorProps {
  item: ItemFields;
  teams: readonly PlanTeam[];
  set(change: Partial<ItemFields>): void;
  /** faults are told from the first try to save on */
  tells: boolean;
}

/** What has to be done when it is asked for: by whom, in which order, with which steps. */
export function PlanEditor({ item, teams, set, tells }: PlanEditorProps) {
  const t = useTranslations('catalog.build.plan');
  const { plan } = item;
  const [openId, setOpenId] = useState<string | null>(null);
  const faults = tells ? checkPlan(plan, item.fields) : [];
  const put = (next: readonly PlannedTask[]) =>
    set({ plan: next.map((task, at) => onlyAbove(task, next.slice(0, at))) });
  const add = () => {
    const { id } = blankField('text');
    put([...plan, { id, title: '', teamId: null, after: [], steps: [], when: null }]);
    setOpenId(id);
  };
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div>
        <h2 className="h-sheet">{t('title')}</h2>
        <p className="text-base text-ink-3 dense:text-sm">{plan.length === 0 ? t('none') : t('about')}</p>
      </div>
      <ol className="flex flex-col gap-2">
        {plan.map((task, at) => (
          <PlannedTaskCard
            key={task.id}
            task={task}
            n={at + 1}
            of={plan.length}
            above={plan.slice(0, at)}
            fields={item.fields}
            teams={teams}
            fault={faults.find((one) => one.at === at)?.fault ?? null}
            isOpen={openId === task.id}
            onToggle={() => setOpenId(openId === task.id ? null : task.id)}
            onChange={(one) => put(plan.map((old, n) => (n === at ? one : old)))}
            onMove={(by) => put(moved(plan, at, by))}
            onRemove={() => put(plan.filter((_, n) => n !== at))}
          />
        ))}
      </ol>
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        isDisabled={plan.length >= PLAN_LIMITS.tasks}
        onPress={add}
      >
        {t('add')}
      </Button>
    </section>
  );
}

/** It waits for what stands above it only: what was moved below it, or taken away, is dropped. */
const onlyAbove = (task: PlannedTask, above: readonly PlannedTask[]): PlannedTask => {
  const after = task.after.filter((id) => above.some((one) => one.id === id));
  return after.length === task.after.length ? task : { ...task, after };
};
