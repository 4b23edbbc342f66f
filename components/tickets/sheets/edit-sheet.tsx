'use client';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { AssetChoice } from '#components/shell/asset-choice';
import { useCategoryOptions } from '#components/shell/category-options';
import { useDirectory } from '#components/shell/directory';
import { useFieldWords } from '#components/shell/field-words';
import { useNumberWords } from '#components/shell/ticket-no';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { IMPACTS, type Impact } from '#domain/priority/matrix';
import { editableFields } from '#domain/ticket/actions';
import type { EditField } from '#domain/ticket/edit-fields';
import { LIMITS } from '#domain/ticket/limits';
import type { ArgsOf } from '#sync/registry';
import type { TicketRow } from '#sync/views/ticket';
import { TaskSheet, type TicketSheetProps } from './task-sheet';
import { useTask } from './use-task';

const NONE = 'none';
type Changes = ArgsOf<'ticket.edit'>['changes'];
type Value = TicketRow[EditField];
/** What was typed per field, and what stood there when it was. */
type Draft = Partial<Record<EditField, { mine: Value; seen: Value }>>;

/** Edit what a ticket says. Only what was changed is sent; what somebody else changed meanwhile is said. */
export function EditSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('tickets');
  const { actor } = useMe();
  const number = useNumberWords();
  const words = useFieldWords([ticket.assetId]);
  const { sites } = useDirectory();
  const categories = useCategoryOptions(ticket.categoryId);
  const key = `edit:${ticket.id}`;
  const [draft, setDraft, clear] = useDraft<Draft>(key, {});
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const allowed = editableFields(actor, ticket);
  const now = <F extends EditField>(field: F): TicketRow[F] =>
    (draft[field] ? draft[field].mine : ticket[field]) as TicketRow[F];
  const put = (field: EditField, mine: Value) =>
    setDraft({ ...draft, [field]: { mine, seen: draft[field]?.seen ?? ticket[field] } });
  const meanwhile = (field: EditField) => {
    const mine = draft[field];
    if (!mine || mine.seen === ticket[field] || mine.mine === ticket[field]) return undefined;
    return t('editSheet.meanwhile', { value: words.value(field, ticket[field]) });
  };
  const field = (name: EditField) => ({ help: meanwhile(name) });
  const title = now('title');

  const save = async () => {
    setChecked(true);
    if (title.trim() === '') return;
    const changes = Object.fromEntries(
      allowed
        .map((name) => [name, tidy(name, now(name))] as const)
        .filter(([name, value]) => value !== ticket[name]),
    ) as Changes;
    if (Object.keys(changes).length === 0) {
      clear();
      onClose();
      return;
    }
    await perform(
      mutate.editTicket({ ticketId: ticket.id, changes }, { drafts: [key] }),
      { text: t('done.edit', { number: number(ticket) }), icon: <Pencil /> },
      clear,
    );
  };
  return (
    <TaskSheet
      {...props}
      title={t('act.edit')}
      verb={t('act.saveEdit')}
      icon={<Pencil />}
      refused={refused}
      onDo={save}
    >
      <TextField
        label={t('editSheet.title')}
        value={title}
        onChange={(text) => put('title', text)}
        maxLength={LIMITS.title}
        error={checked && title.trim() === '' ? t('editSheet.needTitle') : null}
        {...field('title')}
      />
      <TextArea
        label={t('description')}
        optional
        rows={3}
        value={now('description')}
        onChange={(text) => put('description', text)}
        maxLength={LIMITS.description}
        {...field('description')}
      />
      {allowed.includes('categoryId') ? (
        <Select
          label={t('facts.category')}
          value={now('categoryId') ?? NONE}
          onChange={(id) => put('categoryId', id === NONE ? null : id)}
          options={[{ id: NONE, label: t('facts.noCategory') }, ...categories]}
          {...field('categoryId')}
        />
      ) : null}
      {allowed.includes('impact') ? (
        <>
          <ChoiceTiles
            size="sm"
            label={t('editSheet.impact')}
            value={String(now('impact'))}
            onChange={(id) => put('impact', levelOf(id))}
            options={['3', '2', '1'].map((id) => ({
              id,
              label: t(`choice.impact.${id as '1' | '2' | '3'}`),
            }))}
            {...field('impact')}
          />
          <ChoiceTiles
            size="sm"
            label={t('editSheet.urgency')}
            value={String(now('urgency'))}
            onChange={(id) => put('urgency', levelOf(id))}
            options={['3', '2', '1'].map((id) => ({
              id,
              label: t(`choice.urgency.${id as '1' | '2' | '3'}`),
            }))}
            {...field('urgency')}
          />
        </>
      ) : null}
      <AssetChoice
        label={t('facts.asset')}
        value={now('assetId')}
        onChange={(asset) => put('assetId', asset?.id ?? null)}
        {...field('assetId')}
      />
      <Select
        label={t('editSheet.site')}
        value={now('siteId') ?? NONE}
        onChange={(id) => put('siteId', id === NONE ? null : id)}
        options={[
          { id: NONE, label: t('facts.noPlace') },
          ...[...(sites?.values() ?? [])]
            .filter((site) => site.active || site.id === ticket.siteId)
            .map((site) => ({ id: site.id, label: site.name })),
        ]}
        {...field('siteId')}
      />
      <TextField
        label={t('editSheet.place')}
        optional
        value={now('place') ?? ''}
        onChange={(text) => put('place', text)}
        maxLength={LIMITS.place}
        {...field('place')}
      />
    </TaskSheet>
  );
}

const levelOf = (id: string): Impact => IMPACTS.find((n) => String(n) === id) ?? 2;

/** Without spaces around it, and nothing as nothing. */
function tidy(field: EditField, value: Value): Value {
  if (typeof value !== 'string' || field === 'description') return value;
  const text = value.trim();
  return field === 'place' && text === '' ? null : text;
}
