'use client';
import { useTranslations } from 'use-intl';
import type { Told } from '#components/shell/use-setting';
import { SETTING_FAULTS, type SettingFault } from '#domain/settings/faults';

/** What a form finds before it sends anything. */
const FORM_FAULTS = [
  ...(['clock', 'holiday', 'noZone', 'noHours', 'amount', 'percent', 'noActs'] as const),
  ...(['noLabel', 'noChoices'] as const),
  ...(['noPerson', 'skill', 'noBack', 'backPassed', 'limit', 'people'] as const),
] as const;
type FormFault = (typeof FORM_FAULTS)[number];

/** What is wrong with what was typed, beside which field; facts say in which row of it. */
export interface TypedFault {
  field: string;
  fault: FormFault;
  facts?: Readonly<Record<string, number>>;
}

/** What is said of classes in words of their own. */
const OF_CLASSES = ['twoLevels', 'many', 'children', 'twice', 'nothing', 'noLabel', 'noChoices'] as const;
const isOfClasses = (fault: string): fault is (typeof OF_CLASSES)[number] =>
  (OF_CLASSES as readonly string[]).includes(fault);

const isFault = (word: unknown): word is SettingFault | FormFault =>
  ([...SETTING_FAULTS, ...FORM_FAULTS] as readonly unknown[]).includes(word);

export type SettingKind = 'team' | 'site' | 'category' | 'calendar' | 'promise' | 'rule' | 'assetClass';

/** The sentence beside a field, when the last save was refused because of it. */
export function useFaultWords(
  told: Told | null,
  kind: SettingKind = 'team',
): (field: string) => string | null {
  const t = useTranslations('settings');
  return (field) => {
    if (told?.kind !== 'failed') return null;
    const { code, detail, fields } = told.failure;
    const isOf = (path: string) => path === `args.${field}` || path.startsWith(`args.${field}.`);
    const wrong = code === 'invalid' && (detail?.field === field || Object.keys(fields ?? {}).some(isOf));
    if (!wrong) return null;
    const fault = detail?.fault;
    if (!isFault(fault))
      return field === 'name'
        ? t('fault.name', { example: t(`fault.examples.${kind}`) })
        : t(field === 'closeAfterDays' ? 'fault.days' : 'fault.other');
    if (kind === 'assetClass' && isOfClasses(fault))
      return t(`assets.fault.${fault}`, { n: Number(detail?.n ?? 0) });
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
        return t(told.failure.detail?.reason === 'deleted' ? 'deleted' : 'other');
    }
  };
}
