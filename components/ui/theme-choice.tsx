'use client';
import { useTranslations } from 'use-intl';
import { Segmented } from './segmented';
import { useKept } from './use-kept';

const THEMES = ['system', 'light', 'dark'] as const;

/** System, light or dark, kept on this device. theme.js applies it, here and before the next first paint. */
export function ThemeChoice() {
  const t = useTranslations('common');
  const [theme, choose] = useKept('holdfast-theme', THEMES, 'system');
  return (
    <Segmented
      label={t('theme')}
      value={theme}
      onChange={choose}
      options={[
        { id: 'system', label: t('themeSystem') },
        { id: 'light', label: t('themeLight') },
        { id: 'dark', label: t('themeDark') },
      ]}
    />
  );
}
