'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import type { SettingDoor } from '#components/shell/server-answer';
import { useSetting } from '#components/shell/use-setting';
import { showToast } from '#components/ui/toast';
import { type SettingKind, type TypedFault, useFaultWords } from './fault-words';

interface FormOptions<Args, Fields, Base> {
  kind: SettingKind;
  /** the row as it was read; null: a new one */
  row: { id: string } | null;
  /** the row as the form has it */
  seen: Fields | null;
  /** the row as the server compares it, where that is another form */
  base?: Base | null;
  blank: Fields;
  door: SettingDoor<Args, Base | null>;
  /** what cannot be sent */
  check?(fields: Fields): TypedFault | null;
  args(id: string, fields: Fields): Args;
  onClose(): void;
}

/** The state of a form over one setting: what is typed, what was seen, and what came of saving. */
export function useSettingForm<Args, Fields extends { name: string }, Base = Fields>(
  options: FormOptions<Args, Fields, Base>,
) {
  const { kind, row, seen, blank, door, check, args, onClose } = options;
  const t = useTranslations('settings');
  const [id] = useState(() => row?.id ?? newId());
  const [fields, setFields] = useState<Fields>(seen ?? blank);
  const [base, setBase] = useState(() => (options.base === undefined ? (seen as Base | null) : options.base));
  const { save, saving, told, forget, refuse } = useSetting(door, () => {
    showToast({ text: t('saved', { name: fields.name.trim() }) });
    onClose();
  });
  /** Whether it can be sent; if not, it is said beside the field. */
  const isRight = (): boolean => {
    const wrong = check?.(fields);
    if (!wrong) return true;
    const { field, fault, facts } = wrong;
    refuse({ code: 'invalid', detail: { field, fault, ...facts } });
    return false;
  };
  const send = (from: Base | null) => {
    if (isRight()) save(args(id, fields), from);
  };
  return {
    id,
    fields,
    check: isRight,
    refuse,
    fault: useFaultWords(told, kind),
    /** in which row of a field it is wrong, of a week: which day */
    faultAt: (fact: string) => (told?.kind === 'failed' ? Number(told.failure.detail?.[fact] ?? -1) : -1),
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
        const next = base && { ...base, ...(Object.fromEntries(theirs) as Partial<Base>) };
        setBase(next);
        send(next);
      },
    },
  };
}
