'use client';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { TextField } from '#components/ui/text-field';
import { FORM_LIMITS, type Option } from '#domain/request/fields';
import { blankOption } from './blank';
import { moved } from './moved';

interface OptionsEditorProps {
  options: readonly Option[];
  onChange(options: readonly Option[]): void;
}

/** What one chooses from, in its order. */
export function OptionsEditor({ options, onChange }: OptionsEditorProps) {
  const t = useTranslations('catalog.build');
  const put = (at: number, label: string) =>
    onChange(options.map((one, n) => (n === at ? { ...one, label } : one)));
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-sm font-semibold">{t('options')}</legend>
      {options.map((one, at) => (
        <div key={one.id} className="flex items-center gap-0.5">
          <TextField
            hideLabel
            label={t('option', { n: String(at + 1) })}
            value={one.label}
            onChange={(label) => put(at, label)}
            maxLength={FORM_LIMITS.label}
            className="min-w-0 flex-1"
          />
          <IconButton
            icon={<ArrowUp />}
            label={t('optionUp', { n: String(at + 1) })}
            isDisabled={at === 0}
            onPress={() => onChange(moved(options, at, -1))}
          />
          <IconButton
            icon={<ArrowDown />}
            label={t('optionDown', { n: String(at + 1) })}
            isDisabled={at === options.length - 1}
            onPress={() => onChange(moved(options, at, 1))}
          />
          <IconButton
            icon={<X />}
            label={t('optionRemove', { n: String(at + 1) })}
            onPress={() => onChange(options.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      <Button
        tone="text"
        size="sm"
        icon={<Plus />}
        className="-ms-2 self-start"
        isDisabled={options.length >= FORM_LIMITS.options}
        onPress={() => onChange([...options, blankOption()])}
      >
        {t('addOption')}
      </Button>
    </fieldset>
  );
}
