'use client';
import { Boxes } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { AssetsOnDevices } from '#domain/asset/on-devices';
import type { AssetClassSetting } from '#domain/settings/shapes';
import { RowName, UseWord } from '../parts';
import { SettingPage } from '../setting-page';
import { ClassSheet, type SaveClass } from './class-sheet';
import { OnDevices, type SaveOnDevices } from './on-devices';

interface AssetSettingsProps {
  classes: readonly AssetClassSetting[];
  which: AssetsOnDevices;
  save: SaveClass;
  saveOnDevices: SaveOnDevices;
}

/** Steps that a class is moved in beneath those above it. */
const INDENT = [
  '',
  'ps-8! desk:ps-11!',
  'ps-12! desk:ps-16!',
  'ps-16! desk:ps-21!',
  'ps-20! desk:ps-26!',
  'ps-24! desk:ps-31!',
];

/** The classes of assets beneath each other, and which assets devices hold. */
export function AssetSettings({ classes, which, save, saveOnDevices }: AssetSettingsProps) {
  const t = useTranslations('settings');
  const a = useTranslations('settings.assets');
  const [shown, setShown] = useState<AssetClassSetting | 'new' | null>(null);
  const rows = beneath(classes, null, 0);
  return (
    <SettingPage about={a('about')} add={a('add')} onAdd={() => setShown('new')}>
      <OnDevices which={which} save={saveOnDevices} />
      {rows.length === 0 ? (
        <EmptyState icon={<Boxes />} title={a('empty')} className="flex-1">
          {a('emptyText')}
        </EmptyState>
      ) : (
        <Table label={a('title')} className="flex-1">
          <THead>
            <Th>{t('name')}</Th>
            <Th>{a('attributes')}</Th>
            <Th>{a('count')}</Th>
            <Th className="max-desk:hidden">{t('state')}</Th>
          </THead>
          <tbody>
            {rows.map(({ row, depth }) => (
              <Tr key={row.id}>
                <Td className={INDENT[Math.min(depth, INDENT.length - 1)] ?? ''}>
                  <RowName onPress={() => setShown(row)}>
                    <bdi className={depth > 0 ? 'font-medium' : 'font-semibold'}>{row.name}</bdi>
                  </RowName>
                </Td>
                <Td grow className="text-ink-3">
                  {row.attributes.map(({ label }) => label).join(', ')}
                </Td>
                <Td className="num">{row.assets}</Td>
                <Td className="max-desk:hidden">
                  <UseWord active={row.active} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <ClassSheet one={shown} classes={classes} save={save} onClose={() => setShown(null)} />
    </SettingPage>
  );
}

interface Placed {
  row: AssetClassSetting;
  depth: number;
}

function beneath(all: readonly AssetClassSetting[], parentId: string | null, depth: number): Placed[] {
  return all
    .filter((row) => row.parentId === parentId)
    .flatMap((row) => [{ row, depth }, ...(depth < INDENT.length ? beneath(all, row.id, depth + 1) : [])]);
}
