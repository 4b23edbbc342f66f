'use client';
import { ArrowDown, ArrowUp, ChevronDown, Copy, Ellipsis, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { IconButton } from '#components/ui/icon-button';
import { Menu } from '#components/ui/menu';
import { Switch } from '#components/ui/switch';
import { TextField } from '#components/ui/text-field';
import { FORM_LIMITS, type FormField } from '#domain/request/fields';
import type { FormFault } from '#domain/request/form';
import { ConditionEditor } from './condition-editor';
import { KindOptions } from './kind-options';
import { UnreadWithin, useUnread } from './unread';

interface FieldCardProps {
  field: FormField;
  /** from 1 */
  n: number;
  of: number;
  above: readonly FormField[];
  faults: readonly FormFault[];
  isOpen: boolean;
  onToggle(): void;
  onChange(field: FormField): void;
  onMove(by: -1 | 1): void;
  onCopy(): void;
  onRemove(): void;
}

/** One question: its line, and opened all that can be said of it. */
export function FieldCard(props: FieldCardProps) {
  const { field, n, of, above, faults, isOpen, onToggle, onChange, onMove, onCopy, onRemove } = props;
  const t = useTranslations('catalog.build');
  const name = field.label.trim() || t('unnamed');
  const id = useId();
  const [fault] = faults;
  const { isUnread, tell } = useUnread();
  // It stays open as long as something in it cannot be taken: closed, what was typed would be gone.
  const isShown = isOpen || isUnread;
  const acts = [
    {
      ...{ id: 'up', label: t('up', { name }), icon: <ArrowUp />, isDisabled: n === 1 },
      onAction: () => onMove(-1),
    },
    {
      ...{ id: 'down', label: t('down', { name }), icon: <ArrowDown />, isDisabled: n === of },
      onAction: () => onMove(1),
    },
    { id: 'copy', label: t('copy', { name }), icon: <Copy />, onAction: onCopy },
    { id: 'remove', label: t('remove', { name }), icon: <Trash2 />, onAction: onRemove },
  ];
  return (
    <li data-question={field.id} className="rounded-group bg-surface ring-1 ring-line forced-colors:border">
      <div className="flex items-center gap-1 ps-1 pe-2">
        <AriaButton
          aria-expanded={isShown}
          aria-controls={isShown ? id : undefined}
          data-fault={fault}
          onPress={onToggle}
          className="flex min-h-12 min-w-0 flex-1 items-center gap-2 rounded-btn px-3 py-1.5 text-start text-base data-pressed:bg-fill dense:min-h-10 dense:text-sm"
        >
          <ChevronDown
            className={`size-4 flex-none text-ink-3 transition-transform duration-quick ${isShown ? '' : '-rotate-90 rtl:rotate-90'}`}
          />
          <span className="min-w-0 flex-1">
            <bdi className={field.label.trim() ? 'font-medium' : 'text-ink-3'}>{name}</bdi>
            <span className="block text-sm text-ink-3 desk:ms-2 desk:inline dense:text-xs">
              {t(`kind.${field.kind}`)}
              {field.required ? `, ${t('isRequired')}` : ''}
              {field.showWhen ? `, ${t('isConditional')}` : ''}
            </span>
            {fault ? (
              <span className="block text-sm font-medium text-danger">{t(`faults.${fault}`)}</span>
            ) : null}
          </span>
        </AriaButton>
        <div className="hidden items-center gap-1 desk:flex">
          {acts.map(({ id: act, onAction, ...shown }) => (
            <IconButton key={act} {...shown} onPress={onAction} />
          ))}
        </div>
        <div className="desk:hidden">
          <Menu
            label={t('more', { name })}
            trigger={<IconButton icon={<Ellipsis />} label={t('more', { name })} />}
            items={acts}
          />
        </div>
      </div>
      {isShown ? (
        <div id={id} className="flex flex-col gap-4 border-t border-line px-4 py-4">
          <TextField
            label={t('label')}
            value={field.label}
            onChange={(label) => onChange({ ...field, label })}
            maxLength={FORM_LIMITS.label}
            autoFocus={field.label === ''}
          />
          <TextField
            label={t('help')}
            optional
            value={field.help}
            onChange={(help) => onChange({ ...field, help })}
            maxLength={FORM_LIMITS.help}
          />
          <Switch isSelected={field.required} onChange={(required) => onChange({ ...field, required })}>
            {t('required')}
          </Switch>
          <UnreadWithin tell={tell}>
            <KindOptions field={field} above={above} onChange={onChange} />
            <ConditionEditor
              condition={field.showWhen}
              above={above}
              onChange={(showWhen) => onChange({ ...field, showWhen })}
            />
          </UnreadWithin>
        </div>
      ) : null}
    </li>
  );
}
