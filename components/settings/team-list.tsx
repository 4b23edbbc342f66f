'use client';
import { Signpost, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '#components/ui/empty-state';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import type { TeamSetting } from '#domain/settings/shapes';
import { OpenLink, RowName, UseWord } from './parts';
import { SettingPage } from './setting-page';
import { type SaveTeam, TeamSheet } from './team-sheet';

/** Teams: who is in them, what is open, what comes to them. */
export function TeamList({ teams, save }: { teams: readonly TeamSetting[]; save: SaveTeam }) {
  const t = useTranslations('settings');
  const [shown, setShown] = useState<TeamSetting | 'new' | null>(null);
  return (
    <SettingPage about={t('retiredAbout')} add={t('teams.add')} onAdd={() => setShown('new')}>
      {teams.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={t('teams.noMembers')} className="flex-1">
          {t('teams.emptyText')}
        </EmptyState>
      ) : (
        <Table label={t('teams.title')} className="flex-1">
          <THead>
            <Th>{t('name')}</Th>
            <Th className="max-desk:hidden">{t('teams.members')}</Th>
            <Th>{t('openTickets')}</Th>
            <Th className="max-desk:hidden">{t('teams.categories')}</Th>
            <Th>{t('state')}</Th>
          </THead>
          <tbody>
            {teams.map((team) => (
              <Tr key={team.id}>
                <Td className="max-w-60">
                  <span className="flex items-center gap-2.5">
                    <RowName onPress={() => setShown(team)}>
                      <bdi>{team.name}</bdi>
                    </RowName>
                    {team.firstLine ? (
                      <span className="inline-flex flex-none items-center gap-1 text-xs font-medium text-ink-3">
                        <Signpost className="size-3.5" />
                        {t('teams.firstLine')}
                      </span>
                    ) : null}
                  </span>
                </Td>
                <Td className="text-ink-2 max-desk:hidden">
                  {t('teams.membersOf', { n: team.members.length })}
                </Td>
                <Td>
                  <OpenLink n={team.open} href={`/desk/tickets?team=${team.id}`} label={team.name} />
                </Td>
                <Td grow className="text-ink-2 max-desk:hidden">
                  {team.categories.join(', ')}
                </Td>
                <Td>
                  <UseWord active={team.active} />
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      <TeamSheet team={shown} save={save} onClose={() => setShown(null)} />
    </SettingPage>
  );
}
