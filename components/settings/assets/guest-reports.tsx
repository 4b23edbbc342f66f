'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import { useSetting } from '#components/shell/use-setting';
import { Select } from '#components/ui/select';
import { showToast } from '#components/ui/toast';
import { GUEST_REPORTS, type GuestReports } from '#domain/guest/report';
import { useFailureWords } from '../fault-words';

interface Guests {
  guests: GuestReports;
}

interface GuestReportsSettingProps extends Guests {
  /** a desk that sends no mail can ask nobody whether it was them */
  isPossible: boolean;
  save: SettingDoor<Guests, Guests>;
}

/** Whether people without an account may report by a label, and what the page of the label tells them. */
export function GuestReportsSetting({ guests, isPossible, save: door }: GuestReportsSettingProps) {
  const t = useTranslations('settings');
  const g = useTranslations('settings.guests');
  const [wanted, setWanted] = useState(guests);
  const { save, told } = useSetting(door, () => showToast({ text: t('saved', { name: g('title') }) }));
  const failure = useFailureWords()(told);
  return (
    <div className="border-b border-line bg-surface px-4 py-4 desk:px-6">
      <Select
        label={g('title')}
        help={g(isPossible ? 'about' : 'noMail')}
        error={failure}
        value={wanted}
        onChange={(next) => {
          setWanted(next);
          save({ guests: next }, { guests });
        }}
        options={GUEST_REPORTS.map((id) => ({ id, label: g(id) }))}
        className="desk:max-w-160"
      />
    </div>
  );
}
