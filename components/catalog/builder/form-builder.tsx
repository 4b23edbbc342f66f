'use client';
import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Menu } from '#components/ui/menu';
import { Select } from '#components/ui/select';
import { showToast } from '#components/ui/toast';
import { FIELD_KINDS, type FieldKind, FORM_LIMITS, type FormField } from '#domain/request/fields';
import { checkForm, isTitleField } from '#domain/request/form';
import { blankField, type ItemFields } from './blank';
import { FieldCard } from './field-card';
import { moved } from './moved';

interface FormBuilderProps {
  item: ItemFields;
  set(change: Partial<ItemFields>): void;
  /** faults are told from the first try to save on */
  tells: boolean;
}

const NONE = 'none';

/** The questions of an item, in their order. */
export function FormBuilder({ item, set, tells }: FormBuilderProps) {
  const t = useTranslations('catalog.build');
  const words = useTranslations('catalog');
  const [open, setOpen] = useState<string | null>(null);
  const { fields, titleField } = item;
  const list = useRef<HTMLOListElement>(null);
  /** The question that was just added, until something is said of it. */
  const added = useRef<string | null>(null);
  const faults = tells ? checkForm(fields) : [];
  const put = (next: readonly FormField[]) => {
    added.current = null;
    // A title that is no longer asked for is none.
    set({ fields: next, titleField: next.some(({ id }) => id === titleField) ? titleField : null });
  };
  const add = (kind: FieldKind) => {
    const made = blankField(kind);
    put([...fields, made]);
    setOpen(made.id);
    added.current = made.id;
  };
  const remove = (field: FormField) => {
    put(fields.filter(({ id }) => id !== field.id));
    showToast({
      text: t('removed', { name: field.label.trim() || t('unnamed') }),
      action: { label: words('undo'), onPress: () => set({ fields, titleField }) },
    });
  };
  const copy = (field: FormField, at: number) => {
    const made = {
      ...field,
      id: blankField(field.kind).id,
      label: t('copyOf', { name: field.label }).slice(0, FORM_LIMITS.label),
    };
    put([...fields.slice(0, at + 1), made, ...fields.slice(at + 1)]);
    setOpen(made.id);
  };
  const titled = fields.filter((field) => isTitleField(field) && field.label.trim() !== '');
  return (
    <section aria-label={t('questions')} className="flex flex-col gap-3">
      <h2 className="h-sheet">{t('questions')}</h2>
      {fields.length === 0 ? <p className="text-base text-ink-3 dense:text-sm">{t('noQuestions')}</p> : null}
      <ol ref={list} className="flex flex-col gap-2">
        {fields.map((field, at) => (
          <FieldCard
            key={field.id}
            field={field}
            n={at + 1}
            of={fields.length}
            above={fields.slice(0, at)}
            faults={faults.filter((one) => one.at === at).map(({ fault }) => fault)}
            isOpen={open === field.id}
            onToggle={() => setOpen(open === field.id ? null : field.id)}
            onChange={(one) => put(fields.map((old, n) => (n === at ? one : old)))}
            onMove={(by) => put(moved(fields, at, by))}
            onCopy={() => copy(field, at)}
            onRemove={() => remove(field)}
          />
        ))}
      </ol>
      <div>
        <Menu
          label={t('addQuestion')}
          trigger={
            <Button
              size="sm"
              icon={<Plus />}
              isDisabled={fields.length >= FORM_LIMITS.fields}
              onFocus={() => {
                // A menu that goes gives the focus back to its button: it belongs to the question it has added.
                const box = list.current?.querySelector<HTMLElement>(
                  `[data-question="${added.current}"] input`,
                );
                added.current = null;
                box?.focus();
              }}
            >
              {t('addQuestion')}
            </Button>
          }
          items={FIELD_KINDS.map((kind) => ({
            id: kind,
            label: t(`kind.${kind}`),
            onAction: () => add(kind),
          }))}
        />
      </div>
      {titled.length > 0 ? (
        <Select
          label={t('inTitle')}
          help={t('inTitleAbout')}
          value={titleField ?? NONE}
          onChange={(id) => set({ titleField: id === NONE ? null : id })}
          options={[{ id: NONE, label: t('noTitle') }, ...titled.map(({ id, label }) => ({ id, label }))]}
        />
      ) : null}
    </section>
  );
}
