'use client';
import { useTranslations } from 'use-intl';
import type { Refused } from './view';

/** Why something was not done, in words. */
export function useRefused(): (error: Refused) => string {
  const t = useTranslations('changes');
  return ({ code, detail }) => {
    if (detail?.fault === 'standard') return t('refused.standard');
    const field = `missing.${String(detail?.field)}` as 'missing.plan';
    if (code === 'invalid' && detail?.field === 'window') return t('refused.window');
    if (code === 'illegal_state' && detail?.field === 'approval') return t('refused.approval');
    if (code === 'invalid' && t.has(field)) return t(field);
    const key = `refused.${code}` as 'refused.invalid';
    return t(t.has(key) ? key : 'refused.invalid');
  };
}
