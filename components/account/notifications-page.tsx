'use client';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Answer, answerOf, useAccessFaults } from '#components/shell/access-faults';
import { PushSetting } from '#components/shell/push-setting';
import { ComboBox } from '#components/ui/combo-box';
import { Group, GroupBlock } from '#components/ui/group';
import { Select } from '#components/ui/select';
import { Switch } from '#components/ui/switch';
import { showToast } from '#components/ui/toast';
import type { NotificationsChange, NotificationsView, QuietHours } from '#domain/notify/view';
import { AccountFrame } from './account-frame';
import { EventTable } from './event-table';
import { PushTest, type PushTestActions } from './push-test';

const NIGHT: QuietHours = { from: 22 * 60, to: 6 * 60 };

interface NotificationsPageProps {
  start: NotificationsView;
  /** names of all time zones the server knows */
  zones: readonly string[];
  save: (change: NotificationsChange) => Promise<Answer<NotificationsView>>;
  test: PushTestActions;
}

/** What one is told of, and through what; each switch counts at once. */
export function NotificationsPage({ start, zones, save, test }: NotificationsPageProps) {
  const t = useTranslations('access.account');
  const says = useAccessFaults();
  const [view, setView] = useState(start);
  const { quiet, zone, digest, canMail } = view;

  const change = async (shown: Partial<NotificationsView>, asked: NotificationsChange) => {
    setView({ ...view, ...shown });
    const answer = await answerOf(save(asked));
    setView(answer.ok ? answer.data : view);
    showToast(answer.ok ? { text: t('saved'), icon: <Check /> } : { text: says.whole(answer.error.code) });
  };
  // Hours are those of a zone: until one was needed, that of this browser.
  const own = () => (quiet || digest ? zone : Intl.DateTimeFormat().resolvedOptions().timeZone);
  const timed = (shown: Pick<NotificationsChange, 'quiet' | 'digest'>) => {
    const named = own();
    void change({ ...(shown as Partial<NotificationsView>), zone: named }, { ...shown, zone: named });
  };

  return (
    <AccountFrame title={t('notifications')} detail={t('notificationsLead')} inside>
      <Group title={t('thisDevice')} className="mt-4">
        <PushSetting whenOn={<PushTest {...test} />} />
      </Group>
      <Group label={t('notifications')} className="mt-6">
        <EventTable
          on={view.on}
          canMail={canMail}
          onChange={(event, channel, on) =>
            void change(
              { on: view.on.map((row) => (row.event === event ? { ...row, [channel]: on } : row)) },
              { choice: { event, channel, on } },
            )
          }
        />
      </Group>
      {canMail ? null : <p className="mt-2 px-4 text-sm text-ink-3">{t('noMailToYou')}</p>}
      <Group title={t('when')} className="mt-6">
        <GroupBlock className="flex flex-col gap-4">
          <Switch
            isSelected={quiet !== null}
            onChange={(on) => timed({ quiet: on ? NIGHT : null })}
            detail={t('quietText')}
          >
            {t('quiet')}
          </Switch>
          {quiet ? <Hours quiet={quiet} onChange={(hours) => timed({ quiet: hours })} /> : null}
          {canMail ? (
            <Switch isSelected={digest} onChange={(on) => timed({ digest: on })} detail={t('digestText')}>
              {t('digest')}
            </Switch>
          ) : null}
          {quiet || digest ? (
            <ComboBox
              label={t('zone')}
              value={zone}
              options={[...new Set([zone, ...zones])].map((id) => ({ id, label: id.replaceAll('_', ' ') }))}
              onChange={(id) => {
                if (id && id !== zone) void change({ zone: id }, { zone: id });
              }}
            />
          ) : null}
        </GroupBlock>
      </Group>
    </AccountFrame>
  );
}

const timeOf = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function Hours({ quiet, onChange }: { quiet: QuietHours; onChange: (quiet: QuietHours) => void }) {
  const t = useTranslations('access.account');
  const select = (which: 'from' | 'to', label: string) => {
    const other = quiet[which === 'from' ? 'to' : 'from'];
    const minutes = new Set([...Array.from({ length: 48 }, (_, n) => n * 30), quiet[which]]);
    minutes.delete(other);
    const options = [...minutes]
      .sort((a, b) => a - b)
      .map((minute) => ({ id: String(minute), label: timeOf(minute) }));
    return (
      <Select
        label={label}
        value={String(quiet[which])}
        options={options}
        onChange={(minute) => onChange({ ...quiet, [which]: Number(minute) })}
        className="flex-1"
      />
    );
  };
  return (
    <div className="flex gap-3">
      {select('from', t('quietFrom'))}
      {select('to', t('quietTo'))}
    </div>
  );
}
