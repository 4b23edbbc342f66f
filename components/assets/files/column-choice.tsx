'use client';
import { useTranslations } from 'use-intl';
import { Segmented } from '#components/ui/segmented';
import { Select } from '#components/ui/select';
import { ATTRIBUTE_COLUMN, CSV_FIELDS, CSV_KEYS, isOwnExport } from '#domain/asset/csv';
import type { ImportState } from './use-import';

interface ColumnChoiceProps {
  state: ImportState;
  change: (next: Partial<Pick<ImportState, 'mapping' | 'key'>>) => void;
}

const NONE = '-';

/** Which column of the file says what, and by what its rows are found. An export of ours says it itself. */
export function ColumnChoice({ state, change }: ColumnChoiceProps) {
  const t = useTranslations('assetFiles');
  const { head, mapping, key } = state;
  if (!head) return null;
  const options = [
    { id: NONE, label: t('unread') },
    ...head.header.filter(Boolean).map((column) => ({ id: column, label: column })),
  ];
  const example = (column: string | undefined) => {
    const at = column === undefined ? -1 : head.header.indexOf(column);
    const value = head.sample.map((cells) => cells[at] ?? '').find(Boolean);
    return value ? t('example', { value: value.slice(0, 40) }) : undefined;
  };
  const attributes = Object.keys(mapping.attributes);
  return (
    <section className="flex flex-col gap-4">
      <div>
        <p className="mb-1.5 text-sm font-semibold">{t('key')}</p>
        <Segmented
          label={t('key')}
          value={key}
          onChange={(next) => change({ key: next })}
          options={CSV_KEYS.map((id) => ({ id, label: t(`keys.${id}`) }))}
        />
        <p className="mt-1.5 text-sm text-ink-3">{t('keyAbout')}</p>
      </div>
      {isOwnExport(head.header) ? (
        <p className="text-base text-ink-2">{t('own')}</p>
      ) : (
        <div>
          <h2 className="text-base font-semibold">{t('columns')}</h2>
          <p className="text-sm text-ink-3">{t('columnsAbout')}</p>
          <div className="mt-3 grid gap-3 desk:grid-cols-2 wide:grid-cols-3">
            {CSV_FIELDS.map((field) => (
              <Select
                key={field}
                label={t(`fields.${field}`)}
                value={mapping.fields[field] ?? NONE}
                onChange={(column) => {
                  const { [field]: _, ...rest } = mapping.fields;
                  const fields = column === NONE ? rest : { ...rest, [field]: column };
                  change({ mapping: { ...mapping, fields } });
                }}
                options={options}
                help={example(mapping.fields[field])}
              />
            ))}
          </div>
        </div>
      )}
      {attributes.length > 0 ? (
        <p className="text-sm text-ink-3">
          {attributes.map((one) => `${ATTRIBUTE_COLUMN}${one}`).join(', ')}
        </p>
      ) : null}
    </section>
  );
}
