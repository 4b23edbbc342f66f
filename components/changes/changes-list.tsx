'use client';
import { GitCompareArrows, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOpenChanges } from '#client/live/changes';
import { useMe } from '#components/shell/actor';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group, GroupRow } from '#components/ui/group';
import { SkeletonRows } from '#components/ui/skeleton';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { implementersOf } from '#domain/change/change';
import { mayDecideOn } from '#domain/change/may';
import type { ChangeRow } from '#sync/views/change';

/** Changes that are not over: first those that wait for this person, then those they carry out. */
export function ChangesList() {
  const t = useTranslations('changes');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const rows = useOpenChanges();
  useScrollMemory('/app/changes', false, rows !== undefined);
  const groupOf = (row: ChangeRow) =>
    mayDecideOn(actor.id, row) ? 'toYou' : implementersOf(row).includes(actor.id) ? 'yoursToDo' : 'others';
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: isStaff(actor.role) ? nav('myWork') : nav('home'), onPress: () => goBack('/app') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      <PageTitle className="pt-1" detail={t('lead')}>
        {t('title')}
      </PageTitle>
      {can(actor.role, 'change.manage') ? (
        <ButtonLink href="/app/changes/new" icon={<Plus />} className="mt-3">
          {t('new')}
        </ButtonLink>
      ) : null}
      {rows === undefined ? (
        <SkeletonRows label={t('loading')} count={4} />
      ) : rows.length === 0 ? (
        <EmptyState icon={<GitCompareArrows />} title={t('noneHere')} className="py-16">
          {t('noneText')}
        </EmptyState>
      ) : (
        (['toYou', 'yoursToDo', 'others'] as const).map((group) => {
          const own = rows.filter((row) => groupOf(row) === group);
          return own.length === 0 ? null : (
            <Group key={group} title={t(group)} label={t(group)} end={String(own.length)} className="mt-6">
              {own.map((row) => (
                <Row key={row.id} row={row} />
              ))}
            </Group>
          );
        })
      )}
    </Page>
  );
}

function Row({ row }: { row: ChangeRow }) {
  const t = useTranslations('changes');
  const times = useTimes();
  const when = row.windowFrom === null || times.now === null ? '' : times.dayClock(row.windowFrom);
  const detail = [row.number, t(`states.${row.state}`), when].filter(Boolean).join(' · ');
  return <GroupRow href={`/app/changes/${row.id}`} title={row.title} detail={detail} />;
}
