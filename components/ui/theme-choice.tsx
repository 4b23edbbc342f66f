'use client';
import { useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Segmented } from './segmented';

const KEY = 'holdfast-theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function subscribe(changed: () => void): () => void {
  window.addEventListener(KEY, changed);
  window.addEventListener('storage', changed);
  return () => {
    window.removeEventListener(KEY, changed);
    window.removeEventListener('storage', changed);
  };
}

function stored(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'system';
  } catch {
    return 'system'; // storage is closed to us
  }
}

/** System, light or dark, kept on this device. theme.js applies it, here and before the next first paint. */
export function ThemeChoice() {
  const t = useTranslations('common');
  const theme = useSyncExternalStore(subscribe, stored, () => 'system' as const);
  const choose = (next: Theme) => {
    try {
      localStorage.setItem(KEY, next);
    } catch {
      return; // cannot be kept, so it is not pretended
    }
    window.dispatchEvent(new Event(KEY));
  };
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
