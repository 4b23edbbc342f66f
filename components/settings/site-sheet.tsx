'use client';
import { useTranslations } from 'use-intl';
import type { SettingDoor } from '#components/shell/server-answer';
import type { SiteSetting } from '#domain/settings/shapes';
import { SaveSheet } from './save-sheet';
import { InUseField, NameField } from './setting-fields';
import { useKeptRow } from './use-kept-row';
import { useSettingForm } from './use-setting-form';

interface Fields {
  name: string;
  active: boolean;
}
export type SaveSite = SettingDoor<Fields & { siteId: string }, Fields | null>;

interface SiteSheetProps {
  /** null: closed */
  site: SiteSetting | 'new' | null;
  save: SaveSite;
  onClose(): void;
}

/** One site: its name, and whether it is offered. */
export function SiteSheet({ site, ...rest }: SiteSheetProps) {
  const kept = useKeptRow(site);
  return kept ? <Inside key={kept.key} isOpen={site !== null} row={kept.row} {...rest} /> : null;
}

function Inside({
  row,
  isOpen,
  save: door,
  onClose,
}: Omit<SiteSheetProps, 'site'> & { row: SiteSetting | null; isOpen: boolean }) {
  const t = useTranslations('settings');
  const seen: Fields | null = row && { name: row.name, active: row.active };
  const { sheet, ...form } = useSettingForm<Parameters<typeof door>[0]['args'], Fields>({
    kind: 'site',
    row,
    seen,
    blank: { name: '', active: true },
    door,
    args: (siteId, all) => ({ siteId, ...all }),
    onClose,
  });
  return (
    <SaveSheet
      isOpen={isOpen}
      onClose={onClose}
      title={row ? t('sites.edit') : t('sites.add')}
      {...sheet}
      say={(field, value) => ({
        name: field === 'active' ? t('inUse') : t('name'),
        value: typeof value === 'boolean' ? t(value ? 'merged.yes' : 'merged.no') : String(value),
      })}
    >
      <NameField {...form} />
      <InUseField {...form} />
    </SaveSheet>
  );
}
