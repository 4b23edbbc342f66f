'use client';
import { useTranslations } from 'use-intl';
import { TabStrip } from '#components/ui/tab-strip';

const TABS = [
  ...([
    'teams',
    'sites',
    'categories',
    'catalogue',
    'priorities',
    'service',
    'hours',
    'promises',
    'assignment',
    'changes',
    'assets',
  ] as const),
  ...(['audit', 'jobs', 'mail', 'sync'] as const),
] as const;
export type SettingsTab = (typeof TABS)[number];

/** The places of the settings. */
export function SettingsTabs({ current }: { current: SettingsTab }) {
  const t = useTranslations('settings.tabs');
  return (
    <TabStrip
      label={t('label')}
      value={current}
      tabs={TABS.map((id) => ({ id, label: t(id), href: `/desk/settings/${id}` }))}
      className="px-4 desk:px-6"
    />
  );
}
