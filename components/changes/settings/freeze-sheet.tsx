'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { FREEZE_KINDS, FREEZE_LIMITS, type FreezeKind } from '#domain/change/schedule';
import type { ChangeChoices } from '#domain/change/view';
import type { FreezeRow } from '#sync/views/change';
import { spanTyped, TimePair, typedSpan } from '../time-pair';
import type { Send } from '../view';
import { SaveForm } from './save-form';

interface FreezeSheetProps {
  /** null: a new one */
  row: FreezeRow | null;
  choices: ChangeChoices;
  send: Send;
  onClose(): void;
}

/** A time in which nothing is changed, or one that is set aside for changes. */
export function FreezeSheet({ row, choices, send, onClose }: FreezeSheetProps) {
  const t = useTranslations('changes.settings');
  const words = useTranslations('changes');
  const [freezeId] = useState(() => row?.id ?? newId());
  const first = {
    ...{ name: row?.name ?? '', reason: row?.reason ?? '', siteId: row?.siteId ?? null },
    kind: row?.kind ?? ('freeze' as FreezeKind),
    ...{ active: row?.active ?? true, span: typedSpan(row?.from ?? null, row?.to ?? null) },
  };
  const [typed, setTyped] = useState(first);
  const [checked, setChecked] = useState(false);
  const set = (patch: Partial<typeof typed>) => setTyped({ ...typed, ...patch });
  const span = spanTyped(typed.span);
  const name = typed.name.trim();
  return (
    <SaveForm
      title={t(row ? 'editFreeze' : 'addFreeze')}
      unsaved={JSON.stringify(typed) !== JSON.stringify(first)}
      onClose={onClose}
      onSave={() => {
        setChecked(true);
        const { kind, reason, siteId, active } = typed;
        if (name === '' || !span) return null;
        return send('freeze.save', { freezeId, kind, name, reason: reason.trim(), siteId, active, ...span });
      }}
    >
      <Select
        label={t('freezeKind')}
        value={typed.kind}
        onChange={(kind) => set({ kind })}
        options={FREEZE_KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
      />
      <TextField
        label={t('freezeName')}
        value={typed.name}
        onChange={(said) => set({ name: said })}
        maxLength={FREEZE_LIMITS.name}
        error={checked && name === '' ? t('needWord') : null}
      />
      <TextArea
        label={t('freezeReason')}
        optional
        value={typed.reason}
        onChange={(reason) => set({ reason })}
        maxLength={FREEZE_LIMITS.reason}
      />
      <TimePair
        value={typed.span}
        onChange={(next) => set({ span: next })}
        error={checked && !span ? words('wrongWindow') : null}
      />
      <ComboBox
        label={t('site')}
        optional
        value={typed.siteId}
        onChange={(siteId) => set({ siteId })}
        placeholder={t('anySite')}
        options={choices.sites.filter((one) => one.active).map(({ id, name: label }) => ({ id, label }))}
      />
      <Switch isSelected={typed.active} onChange={(active) => set({ active })}>
        {t('active')}
      </Switch>
    </SaveForm>
  );
}
