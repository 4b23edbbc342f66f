'use client';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { TextLink } from '#components/ui/link';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { SiteSetting } from '#domain/settings/shapes';
import { OpenLink, RowName, UseWord } from './parts';
import { SettingPage } from './setting-page';
import { type SaveSite, SiteSheet } from './site-sheet';

/** Sites: where people are and where technicians go. */
export function SiteList({ sites, save }: { sites: readonly SiteSetting[]; save: SaveSite }) {
  const t = useTranslations('settings');
  const [shown, setShown] = useState<SiteSetting | 'new' | null>(null);
  return (
    <SettingPage about={t('retiredAbout')} add={t('sites.add')} onAdd={() => setShown('new')}>
      {sites.length === 0 ? (
        <EmptyState icon={<MapPin />} title={t('sites.empty')} className="flex-1">
          {t('sites.emptyText')}
        </EmptyState>
      ) : (
        <Table label={t('sites.title')} className="flex-1">
          <THead>
            <Th>{t('name')}</Th>
            <Th align="end">{t('people')}</Th>
            <Th align="end">{t('openTickets')}</Th>
            <Th>{t('state')}</Th>
          </THead>
          <tbody>
            {sites.map((site) => (
              <Tr key={site.id}>
                <Td grow>
                  <RowName onPress={() => setShown(site)}>
                    <bdi>{site.name}</bdi>
                  </RowName>
                </Td>
                <Td align="end">
                  <TextLink
                    href={`/desk/people?site=${site.id}`}
                    aria-label={`${t('people')}, ${site.name}: ${site.people}`}
                  >
                    {t('sites.peopleOf', { n: site.people })}
                  </TextLink>
                </Td>
                <Td align="end">
                  <OpenLink n={site.open} href={`/desk/tickets?site=${site.id}`} label={site.name} />
                </Td>
                <Td>
                  <UseWord active={site.active} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <SiteSheet site={shown} save={save} onClose={() => setShown(null)} />
    </SettingPage>
  );
}
