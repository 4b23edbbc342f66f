'use client';
import { useTranslations } from 'use-intl';
import { SETTING_FAULTS, type SettingFault } from '#domain/settings/faults';
import type { Told } from './use-setting';

const isFault = (word: unknown): word is SettingFault =>
  (SETTING_FAULTS as readonly unknown[]).includes(word);

/** The sentence beside a field, when the last save was refused because of it. */
export function useFaultWords(
  told: Told | null,
  kind: 'team' | 'site' | 'category' = 'team',
): (field: string) => string | null {
  const t = useTranslations('settings');
  return (field) => {
    if (told?.kind !== 'failed') return null;
    const { code, detail, fields } = told.failure;
    const wrong =
      code === 'invalid' && (detail?.field === field || Object.hasOwn(fields ?? {}, `args.${field}`));
    if (!wrong) return null;
    const fault = detail?.fault;
    if (!isFault(fault))
      return field === 'name'
        ? t('fault.name', { example: t(`fault.examples.${kind}`) })
        : t(field === 'closeAfterDays' ? 'fault.days' : 'fault.other');
    if (fault === 'weaker') {
      const at = (value: unknown) => String(value) as '1' | '2' | '3';
      return t('fault.weaker', {
        impact: t(`priorities.impacts.${at(detail?.impact)}`),
        urgency: t(`priorities.urgencies.${at(detail?.urgency)}`),
      });
    }
    return t(`fault.${fault}` as 'fault.routed', { n: Number(detail?.n ?? 0) });
  };
}

/** The sentence about a save that failed as a whole; null when a field says it. */
export function useFailureWords(): (told: Told | null) => string | null {
  const t = useTranslations('settings.failed');
  return (told) => {
    if (told?.kind !== 'failed') return null;
    switch (told.failure.code) {
      case 'invalid':
        return null;
      case 'expired':
        return t('expired');
      case 'unavailable':
        return t('unavailable');
      case 'forbidden':
      case 'not_found':
        return t('forbidden');
      default:
        return t('other');
    }
  };
}
