'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { showToast } from '#components/ui/toast';
import type { SettingDoor } from './answers';
import { useFaultWords } from './fault-words';
import { useSetting } from './use-setting';

interface FormOptions<Args, Fields> {
  kind: 'team' | 'site' | 'category';
  /** the row as it was read; null: a new one */
  row: (Fields & { id: string }) | null;
  seen: Fields | null;
  blank: Fields;
  door: SettingDoor<Args, Fields | null>;
  args(id: string, fields: Fields): Args;
  onClose(): void;
}

/** The state of a form over one setting: what is typed, what was seen, and what came of saving. */
export function useSettingForm<Args, Fields extends { name: string }>(options: FormOptions<Args, Fields>) {
  const { kind, row, seen, blank, door, args, onClose } = options;
  const t = useTranslations('settings');
  const [id] = useState(() => row?.id ?? newId());
  const [fields, setFields] = useState<Fields>(seen ?? blank);
  const [base, setBase] = useState(seen);
  const { save, saving, told, forget } = useSetting(door, () => {
    showToast({ text: t('saved', { name: fields.name.trim() }) });
    onClose();
  });
  const send = (from: Fields | null) => save(args(id, fields), from);
  return {
    id,
    fields,
    fault: useFaultWords(told, kind),
    set: (change: Partial<Fields>) => {
      setFields({ ...fields, ...change });
      if (told?.kind === 'failed') forget();
    },
    /** what the panel around the form needs */
    sheet: {
      saving,
      unsaved: JSON.stringify(fields) !== JSON.stringify(seen ?? blank),
      told,
      onSave: () => send(base),
      // Mine again, now knowing what stands.
      onMine: () => {
        const theirs = told?.kind === 'merged' ? told.merged.map((one) => [one.field, one.theirs]) : [];
        const next = base && { ...base, ...(Object.fromEntries(theirs) as Partial<Fields>) };
        setBase(next);
        send(next);
      },
    },
  };
}
