'use client';
import { useTranslations } from 'use-intl';
import { useAssetsById } from '#client/live/assets';
import { useDirectory } from '#components/shell/directory';
import { useCategoryWords, useNames, useTeamName } from './names';

const NONE: readonly Value[] = [];
type Value = string | number | boolean | null | undefined;

/**
 * Names of the fields an edit can change, and their values in words.
 * @param values in which assets may be named: their names are looked up
 */
export function useFieldWords(values: readonly Value[] = NONE): {
  name: (field: string) => string;
  value: (field: string, value: Value) => string;
} {
  const t = useTranslations('tickets');
  const { sites } = useDirectory();
  const category = useCategoryWords();
  const names = useNames();
  const team = useTeamName();
  const assets = useAssetsById(values.filter((one) => typeof one === 'string'));
  const level = (value: Value) => String(value) as '1' | '2' | '3';
  return {
    name: (field) =>
      t.has(`field.${field}` as 'field.title') ? t(`field.${field}` as 'field.title') : field,
    value(field, value) {
      if (value === null || value === undefined || value === '') return t('edit.nothing');
      switch (field) {
        case 'categoryId':
          return category(String(value)) || t('edit.unknown');
        case 'assigneeId':
          return names(String(value));
        case 'teamId':
          return team(String(value)) || t('edit.unknown');
        case 'assetId':
          return assets?.find(({ id }) => id === value)?.name ?? t('edit.anAsset');
        case 'parentId':
          return t('edit.unknown');
        case 'siteId':
          return sites?.get(String(value))?.name ?? t('edit.unknown');
        case 'impact':
          return t(`impact.${level(value)}`);
        case 'urgency':
          return t(`urgency.${level(value)}`);
        case 'priority':
          return `P${value}`;
        case 'confidential':
          return value ? t('edit.parties') : t('edit.team');
        default:
          return String(value);
      }
    },
  };
}
