'use client';
import { Check, Megaphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useDraft } from '#client/live/drafts';
import { enqueueAct, newId } from '#client/live/mutate';
import { deviceNow } from '#client/platform/clock';
import { useDirectory } from '#components/shell/directory';
import { instantTyped, type TypedTime, typedTime } from '#components/shell/typed-time';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { Switch } from '#components/ui/switch';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { showToast } from '#components/ui/toast';
import { HOUR, type Instant } from '#domain/kernel/types';
import { ANNOUNCEMENT_LIMITS } from '#domain/major/announcement';
import type { AnnouncementRow } from '#sync/views/announcement';
import { TimeFields } from './time-fields';

const EVERYWHERE = '';

interface AnnouncementSheetProps {
  /** null: closed */
  of: AnnouncementRow | 'new' | null;
  /** the same as it stands by now */
  current: AnnouncementRow | undefined;
  onClose: () => void;
}

/** Planned work is announced, or what was announced is said otherwise. */
export function AnnouncementSheet({ of, current, onClose }: AnnouncementSheetProps) {
  const [last, setLast] = useState(of);
  // Opened again, what nobody touched is as it stands in that moment; what was typed is kept.
  const [opened, setOpened] = useState(0);
  const [wasOpen, setWasOpen] = useState(of !== null);
  if (of !== null && of !== last) setLast(of);
  if ((of !== null) !== wasOpen) {
    setWasOpen(of !== null);
    if (of !== null) setOpened(opened + 1);
  }
  if (last === null) return null;
  return (
    <Form
      key={`${last === 'new' ? 'new' : last.id} ${opened}`}
      of={last}
      current={current}
      isOpen={of !== null}
      onClose={onClose}
      onDone={() => {
        onClose();
        setLast(null);
      }}
    />
  );
}

/** Tomorrow night, as such work mostly is. */
function tomorrowNight(now: Instant): Instant {
  const day = new Date(now);
  day.setDate(day.getDate() + 1);
  return day.setHours(22, 0, 0, 0);
}

type Said = Pick<AnnouncementRow, 'title' | 'text' | 'siteId' | 'startsAt' | 'endsAt' | 'onSignIn'>;

/** What somebody changed, on what stands there by now: what they left alone stays as others have it. */
function onTopOf(now: Said, was: Said, mine: Said): Said {
  const changed = Object.entries(mine).filter(([field, value]) => value !== was[field as keyof Said]);
  const { title, text, siteId, startsAt, endsAt, onSignIn } = now;
  return { title, text, siteId, startsAt, endsAt, onSignIn, ...Object.fromEntries(changed) };
}

/** What stands in the form; of it a draft keeps what somebody changed. */
interface Typed {
  title: string;
  text: string;
  siteId: string;
  begins: TypedTime;
  ends: TypedTime;
  onSignIn: boolean;
}

/** The form before anybody has changed it. */
const asItStands = (was: AnnouncementRow | null, night: Instant): Typed => ({
  ...{ title: was?.title ?? '', text: was?.text ?? '', siteId: was?.siteId ?? EVERYWHERE },
  ...{ begins: typedTime(was?.startsAt ?? night), onSignIn: was?.onSignIn ?? false },
  ends: was?.endsAt === null ? { date: '', time: '' } : typedTime(was?.endsAt ?? night + HOUR),
});

interface FormProps {
  of: AnnouncementRow | 'new';
  current: AnnouncementRow | undefined;
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

function Form({ of, current, isOpen, onClose, onDone }: FormProps) {
  const t = useTranslations('known.manage');
  const { sites } = useDirectory();
  const was = of === 'new' ? null : of;
  const [id] = useState(() => was?.id ?? newId());
  const [night] = useState(() => tomorrowNight(deviceNow()));
  const key = `announce:${was?.id ?? 'new'}`;
  const [draft, setDraft, clear] = useDraft<Partial<Typed>>(key, {});
  const { title, text, siteId, begins, ends, onSignIn } = { ...asItStands(was, night), ...draft };
  const set = (change: Partial<Typed>) => setDraft({ ...draft, ...change });
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const isIncident = was?.kind === 'incident';
  const startsAt = isIncident ? was.startsAt : instantTyped(begins);
  const noEnd = isIncident && ends.date === '' && ends.time === '';
  const endsAt = noEnd ? null : instantTyped(ends);
  const fault = {
    title: title.trim() === '' ? t('needName') : null,
    begins: startsAt === undefined ? t('needTime') : null,
    ends:
      endsAt === undefined
        ? t('needTime')
        : endsAt !== null && startsAt !== undefined && endsAt <= startsAt
          ? t('order')
          : // Kept from another day, and not looked at again.
            was === null && endsAt !== null && endsAt <= deviceNow()
            ? t('past')
            : null,
  };
  const said = <K extends keyof typeof fault>(field: K) => (checked ? fault[field] : null);
  const save = async () => {
    setChecked(true);
    if (fault.title || fault.begins || fault.ends || startsAt === undefined || endsAt === undefined) return;
    const mine = {
      title: title.trim(),
      text: text.trim(),
      siteId: siteId || null,
      startsAt,
      endsAt,
      onSignIn,
    };
    const args = { announcementId: id, ...(was && current ? onTopOf(current, was, mine) : mine) };
    const answer = await enqueueAct('announcement.save', args, { drafts: [key] });
    if (!answer.ok) return setRefused(t(answer.error === 'storage' ? 'failed' : 'refused'));
    clear();
    showToast({ text: t(was ? 'changed' : 'saved'), icon: <Check /> });
    onDone();
  };
  const options = [
    { id: EVERYWHERE, label: t('everywhere') },
    ...[...(sites?.values() ?? [])]
      .filter((site) => site.active || site.id === was?.siteId)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((site) => ({ id: site.id, label: site.name })),
  ];
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t(was ? 'change' : 'plan')}
      footer={
        <Button tone="primary" block icon={<Megaphone />} onPress={() => void save()}>
          {t(was ? 'saveChange' : 'save')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          label={t('name')}
          value={title}
          onChange={(next) => set({ title: next })}
          maxLength={ANNOUNCEMENT_LIMITS.title}
          help={t('nameHelp')}
          error={said('title')}
        />
        <TextArea
          label={t('text')}
          value={text}
          onChange={(next) => set({ text: next })}
          maxLength={ANNOUNCEMENT_LIMITS.text}
          optional
        />
        {isIncident ? null : (
          <TimeFields
            day={t('begins')}
            time={t('at')}
            value={begins}
            onChange={(next) => set({ begins: next })}
            error={said('begins')}
          />
        )}
        <TimeFields
          day={t('ends')}
          time={t('at')}
          value={ends}
          onChange={(next) => set({ ends: next })}
          error={said('ends')}
        />
        <Select
          label={t('site')}
          value={siteId}
          onChange={(next) => set({ siteId: next })}
          options={options}
        />
        <Switch isSelected={onSignIn} onChange={(next) => set({ onSignIn: next })} detail={t('onSignInText')}>
          {t('onSignIn')}
        </Switch>
      </div>
      <p role="alert" className="mt-4 text-base text-danger empty:hidden">
        {refused}
      </p>
    </Sheet>
  );
}
