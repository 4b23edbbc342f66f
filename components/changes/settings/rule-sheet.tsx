'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { ComboBox } from '#components/ui/combo-box';
import { IconButton } from '#components/ui/icon-button';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { TickGroup } from '#components/ui/tick-group';
import type { ChangeType } from '#domain/change/change';
import { CHANGE_RULE_LIMITS } from '#domain/change/policy';
import { RISK_LEVELS } from '#domain/change/risk';
import type { ChangeChoices } from '#domain/change/view';
import type { ChangePolicyRow } from '#sync/views/change';
import type { Send } from '../view';
import { SaveForm } from './save-form';

interface RuleSheetProps {
  /** null: a new one */
  row: ChangePolicyRow | null;
  /** its place in the order, of a new one */
  next: number;
  choices: ChangeChoices;
  send: Send;
  onClose(): void;
}

const firstOf = (row: ChangePolicyRow | null, next: number) => ({
  ...{ name: row?.name ?? '', position: String(row?.position ?? next), types: row?.types ?? [] },
  ...{ riskAtLeast: row?.riskAtLeast ?? ('any' as const), siteId: row?.siteIds[0] ?? null },
  ...{
    categoryId: row?.categoryIds[0] ?? null,
    personIds: row?.personIds ?? [],
    teamId: row?.teamId ?? null,
  },
  need: (typeof row?.need === 'number' ? 'number' : (row?.need ?? 'any')) as 'any' | 'all' | 'number',
  number: typeof row?.need === 'number' ? String(row.need) : '2',
  within: row?.withinHours ? String(row.withinHours) : '',
  ...{ last: row?.last ?? false, active: row?.active ?? true },
});

/** Who has to approve which changes, and how many of them. */
export function RuleSheet({ row, next, choices, send, onClose }: RuleSheetProps) {
  const t = useTranslations('changes.settings');
  const words = useTranslations('changes');
  const [policyId] = useState(() => row?.id ?? newId());
  const [first] = useState(() => firstOf(row, next));
  const [typed, setTyped] = useState(first);
  const [checked, setChecked] = useState(false);
  const set = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });
  const { personIds, teamId } = typed;
  const name = typed.name.trim();
  const whole = (text: string, least: number, most: number) =>
    /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;
  const isPlace = whole(typed.position, 0, 9_999);
  const isNumber =
    typed.need !== 'number' ||
    whole(typed.number, 1, teamId ? CHANGE_RULE_LIMITS.people : Math.max(1, personIds.length));
  const isLimit = typed.within.trim() === '' || whole(typed.within, 1, CHANGE_RULE_LIMITS.hours);
  const isNobody = personIds.length === 0 && !teamId;
  const nameOf = (id: string) => choices.people.find((one) => one.id === id)?.name ?? words('somebody');
  const plain = (rows: readonly { id: string; name: string }[]) =>
    rows.map((one) => ({ id: one.id, label: one.name }));
  return (
    <SaveForm
      title={t(row ? 'editRule' : 'addRule')}
      unsaved={JSON.stringify(typed) !== JSON.stringify(first)}
      onClose={onClose}
      onSave={() => {
        setChecked(true);
        if (name === '' || !isPlace || !isNumber || !isLimit || isNobody) return null;
        const { siteId, categoryId, need, number, last, active, riskAtLeast, types, position } = typed;
        return send('changePolicy.save', {
          ...{ policyId, name, position: Number(position), types: [...types], last, active, teamId },
          ...{ riskAtLeast: riskAtLeast === 'any' ? null : riskAtLeast, personIds: [...personIds] },
          ...{ siteIds: siteId ? [siteId] : [], categoryIds: categoryId ? [categoryId] : [] },
          need: need === 'number' ? Number(number) : need,
          withinHours: typed.within.trim() === '' ? null : Number(typed.within),
        });
      }}
    >
      <TextField
        label={t('ruleName')}
        placeholder="CAB"
        value={typed.name}
        onChange={(said) => set({ name: said })}
        maxLength={CHANGE_RULE_LIMITS.name}
        error={checked && name === '' ? t('needWord') : null}
      />
      <ComboBox
        label={t('team')}
        optional
        value={teamId}
        onChange={(id) => set({ teamId: id })}
        placeholder={t('noTeam')}
        options={plain(choices.teams)}
        error={checked && isNobody ? t('noOne') : null}
      />
      <div>
        <ComboBox
          // Empty again for the next one.
          key={personIds.length}
          label={t('person')}
          optional
          value={null}
          onChange={(id) => {
            if (id && !personIds.includes(id)) set({ personIds: [...personIds, id] });
          }}
          options={plain(choices.people.filter(({ id }) => !personIds.includes(id)))}
        />
        <ul aria-label={t('people')} className="mt-1">
          {personIds.map((id) => (
            <li key={id} className="flex items-center gap-2">
              <bdi className="min-w-0 flex-1 truncate">{nameOf(id)}</bdi>
              <IconButton
                icon={<X />}
                label={t('removePerson', { name: nameOf(id) })}
                onPress={() => set({ personIds: personIds.filter((one) => one !== id) })}
              />
            </li>
          ))}
        </ul>
      </div>
      <Select
        label={t('need')}
        value={typed.need}
        onChange={(need) => set({ need })}
        options={(['any', 'all', 'number'] as const).map((id) => ({ id, label: t(`needs.${id}`) }))}
      />
      {typed.need === 'number' ? (
        <TextField
          label={t('needNumber')}
          value={typed.number}
          onChange={(number) => set({ number })}
          inputMode="numeric"
          error={checked && !isNumber ? t('tooMany') : null}
        />
      ) : null}
      <TextField
        label={t('within')}
        optional
        value={typed.within}
        onChange={(within) => set({ within })}
        inputMode="numeric"
        help={t('withinHelp')}
        error={checked && !isLimit ? t('wrongHours') : null}
      />
      <TickGroup<ChangeType>
        label={t('ruleTypes')}
        help={t('typesHelp')}
        options={(['normal', 'emergency'] as const).map((id) => ({ id, label: words(`types.${id}`) }))}
        value={typed.types}
        onChange={(types) => set({ types })}
      />
      <Select
        label={t('riskAtLeast')}
        value={typed.riskAtLeast}
        onChange={(riskAtLeast) => set({ riskAtLeast })}
        options={[
          { id: 'any' as const, label: t('anyRisk') },
          ...RISK_LEVELS.map((id) => ({ id, label: words(`riskLevel.${id}`) })),
        ]}
      />
      <ComboBox
        label={t('site')}
        optional
        value={typed.siteId}
        onChange={(siteId) => set({ siteId })}
        placeholder={t('anySite')}
        options={plain(choices.sites.filter((one) => one.active))}
      />
      <ComboBox
        label={t('category')}
        optional
        value={typed.categoryId}
        onChange={(categoryId) => set({ categoryId })}
        placeholder={t('anyCategory')}
        options={plain(choices.categories.filter((one) => one.active))}
      />
      <TextField
        label={t('position')}
        value={typed.position}
        onChange={(position) => set({ position })}
        inputMode="numeric"
        error={checked && !isPlace ? words('missing.note') : null}
      />
      <Switch isSelected={typed.last} onChange={(last) => set({ last })}>
        {t('last')}
      </Switch>
      <Switch isSelected={typed.active} onChange={(active) => set({ active })}>
        {t('active')}
      </Switch>
    </SaveForm>
  );
}
