'use client';
import { Plus, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { ASSET_LIMITS } from '#domain/asset/asset';
import { ATTRIBUTE_KINDS, type Attribute } from '#domain/asset/classes';
import { FieldFault } from '../field-fault';

interface AttributeRowsProps {
  attributes: readonly Attribute[];
  onChange(next: Attribute[]): void;
  fault: string | null;
  /** Which of them it is about; -1: all of them. */
  faultAt: number;
}

/** What is known of each asset of a class, one under the other. */
export function AttributeRows({ attributes, onChange, fault, faultAt }: AttributeRowsProps) {
  const a = useTranslations('settings.assets');
  const put = (at: number, change: Partial<Attribute>) =>
    onChange(attributes.map((one, n) => (n === at ? { ...one, ...change } : one)));
  const add = () =>
    onChange([
      ...attributes,
      // Stays whatever the label becomes, as values stand by it, and is nobody else's above or beneath.
      { key: newId().replaceAll('-', '_'), label: '', kind: 'text', choices: [], unit: '', required: false },
    ]);
  return (
    <section className="flex flex-col gap-4">
      <SectionHeading level={3}>{a('attributes')}</SectionHeading>
      <p className="-mt-3 text-sm text-ink-3">{a('attributesAbout')}</p>
      {attributes.map((one, at) => (
        <fieldset key={one.key} className="flex flex-col gap-3 border-s-2 border-line ps-3">
          <legend className="sr-only">{one.label || a('attribute')}</legend>
          <div className="flex items-end gap-2">
            <TextField
              label={a('label')}
              value={one.label}
              onChange={(label) => put(at, { label })}
              maxLength={80}
              error={faultAt === at && one.label.trim() === '' ? fault : null}
              className="flex-1"
            />
            <IconButton
              icon={<X />}
              label={a('remove', { name: one.label })}
              onPress={() => onChange(attributes.filter((_, n) => n !== at))}
            />
          </div>
          <Select
            label={a('kind')}
            value={one.kind}
            onChange={(kind) => put(at, { kind })}
            options={ATTRIBUTE_KINDS.map((id) => ({ id, label: a(`kinds.${id}`) }))}
          />
          {one.kind === 'number' ? (
            <TextField
              label={a('unit')}
              optional
              value={one.unit}
              onChange={(unit) => put(at, { unit })}
              maxLength={20}
            />
          ) : null}
          {one.kind === 'choice' ? (
            <TextArea
              label={a('choices')}
              help={a('choicesHelp')}
              rows={3}
              error={faultAt === at && one.label.trim() !== '' ? fault : null}
              value={one.choices.join('\n')}
              onChange={(text) => put(at, { choices: text.split('\n') })}
            />
          ) : null}
          <Switch isSelected={one.required} onChange={(required) => put(at, { required })}>
            {a('required')}
          </Switch>
        </fieldset>
      ))}
      <FieldFault>{faultAt === -1 ? fault : null}</FieldFault>
      {attributes.length < ASSET_LIMITS.attributes ? (
        <Button tone="text" size="sm" icon={<Plus />} className="-ms-3 self-start" onPress={add}>
          {a('addAttribute')}
        </Button>
      ) : null}
    </section>
  );
}
