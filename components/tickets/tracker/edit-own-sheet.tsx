'use client';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { mutate } from '#client/live/mutate';
import { useDirectory } from '#components/shell/directory';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { LIMITS } from '#domain/ticket/limits';
import { offered } from '../parts/offered';
import { TaskSheet, type TicketSheetProps } from '../sheets/task-sheet';
import { useTask } from '../sheets/use-task';

const NONE = 'none';

/** Whoever reported it puts their own words right, as long as nobody works on it. */
export function EditOwnSheet(props: TicketSheetProps) {
  const { ticket, onClose } = props;
  const t = useTranslations('requester');
  const sites = useDirectory().sites;
  const key = (field: string) => `edit:${ticket.id}:${field}`;
  const [title, setTitle, clearTitle] = useDraft<string>(key('title'), ticket.title);
  const [more, setMore, clearMore] = useDraft<string>(key('more'), ticket.description);
  const [siteId, setSiteId, clearSite] = useDraft<string>(key('site'), ticket.siteId ?? NONE);
  const [place, setPlace, clearPlace] = useDraft<string>(key('place'), ticket.place ?? '');
  const [checked, setChecked] = useState(false);
  const { refused, perform } = useTask(ticket, onClose);
  const isEmpty = title.trim() === '';

  const change = async () => {
    setChecked(true);
    if (isEmpty) return;
    const wished = {
      title: title.trim(),
      description: more,
      siteId: siteId === NONE ? null : siteId,
      place: place.trim() || null,
    };
    const fields = (Object.keys(wished) as (keyof typeof wished)[]).filter(
      (field) => wished[field] !== ticket[field],
    );
    if (fields.length === 0) return onClose();
    const changes = Object.fromEntries(fields.map((field) => [field, wished[field]]));
    const drafts = ['title', 'more', 'site', 'place'].map(key);
    await perform(
      mutate.editTicket({ ticketId: ticket.id, changes }, { drafts }),
      { text: t('edit.done'), icon: <PencilLine /> },
      () => {
        clearTitle();
        clearMore();
        clearSite();
        clearPlace();
      },
    );
    setChecked(false);
  };
  const places = offered(sites, ticket.siteId);
  return (
    <TaskSheet
      {...props}
      title={t('edit.title')}
      verb={t('edit.do')}
      icon={<PencilLine />}
      refused={refused}
      onDo={change}
    >
      <TextField
        label={t('edit.short')}
        value={title}
        onChange={setTitle}
        maxLength={LIMITS.title}
        error={checked && isEmpty ? t('edit.needShort') : null}
      />
      <TextArea
        label={t('edit.more')}
        optional
        rows={3}
        value={more}
        onChange={setMore}
        maxLength={LIMITS.description}
      />
      {places.length > 0 ? (
        <Select
          label={t('form.site')}
          optional
          value={siteId}
          onChange={setSiteId}
          options={[
            { id: NONE, label: t('form.siteNone') },
            ...places.map((site) => ({ id: site.id, label: site.name })),
          ]}
        />
      ) : null}
      <TextField
        label={t('form.place')}
        optional
        value={place}
        onChange={setPlace}
        maxLength={LIMITS.place}
        help={t('form.placeHelp')}
      />
    </TaskSheet>
  );
}
