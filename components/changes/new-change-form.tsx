'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button, ButtonLink } from '#components/ui/button';
import { ComboBox } from '#components/ui/combo-box';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { useSubmit } from '#components/ui/use-submit';
import { CHANGE_LIMITS, CHANGE_TYPES, type ChangeType } from '#domain/change/change';
import type { ChangeChoices } from '#domain/change/view';
import type { Id } from '#domain/kernel/types';
import { type Named, NamedFields } from './named-fields';
import { useRefused } from './use-refused';
import type { Refused, Send } from './view';

interface NewChangeFormProps {
  /** who owns it unless somebody else is chosen */
  me: Id;
  choices: ChangeChoices;
  send: Send;
  /** Where the list is, and its changes below it. */
  place: '/desk/changes' | '/app/changes';
  onOpened(id: Id): void;
  className?: string;
}

interface Words {
  title: string;
  reason: string;
  description: string;
}

/** Opens a change; its plan, its window and its risk are written down on its page. */
export function NewChangeForm(props: NewChangeFormProps) {
  const { me, choices, send, place, onOpened, className = '' } = props;
  const t = useTranslations('changes');
  const refused = useRefused();
  const [changeId] = useState(newId);
  const [about, setAbout] = useState<Words & Named>({
    ...{ title: '', reason: '', description: '', categoryId: null, siteId: null, teamId: null },
    ownerId: me,
  });
  const [type, setType] = useState<ChangeType>('normal');
  const [template, setTemplate] = useState<Id | null>(null);
  const [checked, setChecked] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const set = (patch: Partial<typeof about>) => setAbout({ ...about, ...patch });
  const isStandard = type === 'standard';
  const { submit, isReady } = useSubmit(async () => {
    setChecked(true);
    const title = about.title.trim();
    if (title === '' || (isStandard && !template)) return;
    const answer = await send('change.open', {
      ...{ changeId, ...about, title, type, templateId: isStandard ? template : null },
      ...{ incidentIds: [], problemIds: [] },
    });
    if (answer.ok) return onOpened(changeId);
    setFailed(answer.error);
  });
  return (
    <form noValidate onSubmit={submit} className={`flex flex-col gap-4 ${className}`}>
      <p className="text-ink-2">{t('noneText')}</p>
      <Select
        label={t('type')}
        value={type}
        onChange={setType}
        help={t(`typeText.${type}`)}
        options={CHANGE_TYPES.map((id) => ({ id, label: t(`types.${id}`) }))}
      />
      {isStandard ? (
        <ComboBox
          label={t('template')}
          value={template}
          onChange={(id) => {
            setTemplate(id);
            const name = choices.templates.find((one) => one.id === id)?.name;
            if (name && about.title.trim() === '') set({ title: name });
          }}
          options={choices.templates.map(({ id, name }) => ({ id, label: name }))}
          help={choices.templates.length === 0 ? t('noTemplates') : undefined}
          error={checked && !template ? t('pickTemplate') : null}
        />
      ) : null}
      <TextField
        label={t('name')}
        value={about.title}
        onChange={(title) => set({ title })}
        maxLength={CHANGE_LIMITS.title}
        error={checked && about.title.trim() === '' ? t('noName') : null}
      />
      <TextArea
        label={t('field.reason')}
        value={about.reason}
        onChange={(reason) => set({ reason })}
        maxLength={CHANGE_LIMITS.text}
        rows={3}
      />
      <TextArea
        label={t('field.description')}
        optional
        value={about.description}
        onChange={(description) => set({ description })}
        maxLength={CHANGE_LIMITS.text}
        rows={3}
      />
      <NamedFields value={about} choices={choices} onChange={set} />
      <p role="alert" className="text-sm font-medium text-danger empty:hidden">
        {failed ? refused(failed) : ''}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" isDisabled={!isReady}>
          {t('open')}
        </Button>
        <ButtonLink href={place} tone="text">
          {t('cancel')}
        </ButtonLink>
      </div>
    </form>
  );
}
