'use client';
import { useTranslations } from 'use-intl';
import { Select } from '#components/ui/select';
import type { Id } from '#domain/kernel/types';
import type { DeskTeam } from '#domain/reports/shapes';
import { PERIOD_WORDS, type PeriodWord } from '#domain/reports/spans';
import { useQuery } from './use-query';

/** Which days and whose tickets the dashboard counts. Both stand in the address. */
export function DashboardControls({
  period,
  team,
  teams,
}: {
  period: PeriodWord;
  team: Id | null;
  teams: DeskTeam[];
}) {
  const t = useTranslations('desk');
  const query = useQuery();
  return (
    <>
      <Select
        look="button"
        label={t('period')}
        value={period}
        onChange={(next) => query.set('/desk', { period: next })}
        options={PERIOD_WORDS.map((id) => ({ id, label: t(`periods.${id}`) }))}
      />
      <Select
        look="button"
        label={t('team')}
        value={team ?? 'all'}
        onChange={(next) => query.set('/desk', { team: next === 'all' ? null : next })}
        options={[{ id: 'all', label: t('allTeams') }, ...teams.map(({ id, name }) => ({ id, label: name }))]}
      />
    </>
  );
}
