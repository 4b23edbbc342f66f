'use client';
import { Plus, Trash2, TriangleAlert, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { IconButton } from '#components/ui/icon-button';
import { Select } from '#components/ui/select';
import { APPROVAL_LIMITS, type ApprovalRule, checkRules, type Needed } from '#domain/approval/policy';
import type { Id } from '#domain/kernel/types';
import { blankField, type ItemFields } from './blank';
import { ConditionEditor } from './condition-editor';

/** Somebody who can be asked. */
export interface Approver {
  id: Id;
  name: string;
}

interface ApprovalEditorProps {
  item: ItemFields;
  people: readonly Approver[];
  set(change: Partial<ItemFields>): void;
  /** faults are told from the first try to save on */
  tells: boolean;
}

/** Who has to approve what is asked for, before anybody works on it. */
export function ApprovalEditor({ item, people, set, tells }: ApprovalEditorProps) {
  const t = useTranslations('catalog.build.approval');
  const rules = item.approval;
  const faults = tells ? checkRules(rules, item.fields) : [];
  const put = (approval: readonly ApprovalRule[]) => set({ approval });
  const add = () =>
    put([...rules, { id: blankField('text').id, who: 'manager', personIds: [], need: 'any', when: null }]);
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <h2 className="h-sheet">{t('title')}</h2>
      {rules.length === 0 ? <p className="text-base text-ink-3 dense:text-sm">{t('none')}</p> : null}
      <ol className="flex flex-col gap-3">
        {rules.map((rule, at) => (
          <Rule
            key={rule.id}
            rule={rule}
            n={at + 1}
            item={item}
            people={people}
            fault={faults.find((one) => one.at === at)?.fault ?? null}
            onChange={(one) => put(rules.map((old, n) => (n === at ? one : old)))}
            onRemove={() => put(rules.filter((_, n) => n !== at))}
          />
        ))}
      </ol>
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        isDisabled={rules.length >= APPROVAL_LIMITS.rules}
        onPress={add}
      >
        {t('add')}
      </Button>
    </section>
  );
}

interface RuleProps {
  rule: ApprovalRule;
  /** from 1 */
  n: number;
  item: ItemFields;
  people: readonly Approver[];
  fault: ReturnType<typeof checkRules>[number]['fault'] | null;
  onChange(rule: ApprovalRule): void;
  onRemove(): void;
}

function Rule({ rule, n, item, people, fault, onChange, onRemove }: RuleProps) {
  const t = useTranslations('catalog.build.approval');
  const { personIds, who } = rule;
  const nameOf = (id: Id) => people.find((one) => one.id === id)?.name ?? t('somebody');
  const needs: Needed[] = [
    ...(['any', 'all'] as const),
    ...Array.from({ length: Math.max(0, personIds.length - 2) }, (_, at) => at + 2),
  ];
  const key = String(rule.need);
  const withPeople = (ids: Id[]): ApprovalRule => ({
    ...rule,
    personIds: ids,
    // A number that is all of them, or more, is all of them.
    need: typeof rule.need === 'number' && rule.need >= ids.length ? 'all' : rule.need,
  });
  return (
    <li
      data-fault={fault}
      className="flex flex-col gap-3 rounded-group bg-surface p-4 ring-1 ring-line forced-colors:border"
    >
      <div className="flex items-start gap-2">
        <Select
          label={t('who', { n: String(n) })}
          value={who}
          onChange={(next) => onChange({ ...rule, who: next, personIds: [], need: 'any' })}
          options={(['manager', 'people'] as const).map((id) => ({ id, label: t(`kinds.${id}`) }))}
          help={who === 'manager' ? t('managerAbout') : undefined}
          className="min-w-0 flex-1"
        />
        <IconButton
          icon={<Trash2 />}
          label={t('remove', { n: String(n) })}
          onPress={onRemove}
          className="mt-6"
        />
      </div>
      {who === 'people' ? (
        <>
          {personIds.length > 0 ? (
            <ul aria-label={t('asked')} className="flex flex-wrap gap-2">
              {personIds.map((id) => (
                <li
                  key={id}
                  className="inline-flex items-center gap-1 rounded-btn bg-fill ps-3 text-base dense:text-sm"
                >
                  <bdi>{nameOf(id)}</bdi>
                  <IconButton
                    icon={<X />}
                    label={t('dropPerson', { name: nameOf(id) })}
                    onPress={() => onChange(withPeople(personIds.filter((one) => one !== id)))}
                  />
                </li>
              ))}
            </ul>
          ) : null}
          {personIds.length < APPROVAL_LIMITS.people ? (
            <ComboBox
              // A new one is empty: whom it named stands above.
              key={personIds.length}
              label={t('addPerson')}
              value={null}
              onChange={(id) => {
                if (id) onChange(withPeople([...personIds, id]));
              }}
              options={people
                .filter(({ id }) => !personIds.includes(id))
                .map(({ id, name }) => ({ id, label: name }))}
            />
          ) : null}
          {personIds.length > 1 ? (
            <Select
              label={t('need')}
              value={key}
              onChange={(next) =>
                onChange({ ...rule, need: next === 'any' || next === 'all' ? next : Number(next) })
              }
              options={needs.map((one) => ({
                id: String(one),
                label: typeof one === 'number' ? t('needs.some', { n: one }) : t(`needs.${one}`),
              }))}
            />
          ) : null}
        </>
      ) : null}
      <ConditionEditor
        label={t('onlyWhen')}
        condition={rule.when}
        above={item.fields}
        onChange={(when) => onChange({ ...rule, when })}
      />
      {fault ? (
        <p
          role="alert"
          className="flex gap-1.5 text-sm font-medium text-danger [&_.lucide]:mt-px [&_.lucide]:size-4"
        >
          <TriangleAlert />
          {t(`faults.${fault}`)}
        </p>
      ) : null}
    </li>
  );
}
