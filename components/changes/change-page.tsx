'use client';
import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useChange } from '#client/live/changes';
import { useReadOnOpen } from '#client/live/inbox';
import { navigate, useRoute } from '#client/platform/navigate';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { FootBar } from '#components/shell/foot-bar';
import { cameFrom, goBack } from '#components/shell/go';
import { useNames } from '#components/shell/names';
import { Page } from '#components/shell/page';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { EmptyState } from '#components/ui/empty-state';
import { Group, GroupBlock, GroupRow } from '#components/ui/group';
import { SkeletonRows } from '#components/ui/skeleton';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { mayDecideOn } from '#domain/change/may';
import { isEditable } from '#domain/change/steps';
import type { Id } from '#domain/kernel/types';
import { ApprovalCard, DecideButtons } from './approval-card';
import { HistoryCard } from './history-card';
import { PlanCard } from './plan-card';
import { RiskCard } from './risk-card';
import { sendHere } from './send-here';
import { StepsBar } from './steps-bar';
import { TouchedAssets } from './touched-assets';
import { WindowCard } from './window-card';

/** A change on the phone: read and decided on, or carried out step by step, also without signal. */
export function ChangePage({ changeId }: { changeId: Id }) {
  const t = useTranslations('changes');
  const { actor } = useMe();
  const names = useNames();
  const found = useChange(changeId);
  useReadOnOpen(changeId, found?.change !== undefined && found.change !== null);
  const { params, path } = useRoute();
  const { people } = useDirectory();
  const staff = [...(people?.values() ?? [])].filter(({ active, role }) => active && isStaff(role));
  const [isInbox] = useState(() => cameFrom()?.startsWith('/app/inbox') ?? false);
  const bar = (
    <AppBar
      ground="canvas"
      back={
        isInbox
          ? { label: t('inbox'), onPress: () => goBack('/app/inbox') }
          : { label: t('back'), onPress: () => goBack('/app/changes') }
      }
      end={<SyncChip tight />}
      className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
    />
  );
  const page = { ground: 'canvas', width: 'narrow', className: 'px-gutter pb-8', bar } as const;
  if (!found)
    return (
      <Page {...page}>
        <SkeletonRows label={t('loading')} count={4} />
      </Page>
    );
  const { change, seen, others, freezes, dependants } = found;
  if (!change)
    return (
      <Page {...page}>
        <EmptyState level={1} icon={<CircleHelp />} title={t('gone')} className="py-16">
          {t('goneText')}
        </EmptyState>
      </Page>
    );
  const asks = mayDecideOn(actor.id, change);
  const view = { change, seen, others, freezes, dependants, me: actor, name: names, send: sendHere };
  return (
    <Page
      {...page}
      foot={
        asks ? (
          <FootBar>
            <DecideButtons
              key={change.id}
              {...view}
              rejects={params.get('decide') === 'reject'}
              onSaid={() => navigate(path, { replace: true })}
            />
          </FootBar>
        ) : undefined
      }
    >
      <p className="num text-sm text-ink-3">
        {[change.number, t('typeOf', { type: change.type })].filter(Boolean).join(' · ')}
      </p>
      <PageTitle className="pt-1">
        <bdi>{change.title}</bdi>
      </PageTitle>
      <p className="mt-1 text-base text-ink-2">
        {t('requester')} <bdi>{names(change.requesterId)}</bdi>. {asks ? t('yours') : null}
      </p>
      {can(actor.role, 'change.manage') && !asks ? (
        <Group label={t('state')} className="mt-4">
          <GroupBlock>
            <StepsBar {...view} />
          </GroupBlock>
          {isEditable(change.state) ? (
            <GroupRow href={`/app/changes/${change.id}/edit`} title={t('write')} />
          ) : null}
        </Group>
      ) : null}
      {change.reason || change.description ? (
        <Group title={t('field.reason')} className="mt-5">
          <GroupBlock>
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {[change.reason, change.description].filter(Boolean).join('\n\n')}
            </p>
          </GroupBlock>
        </Group>
      ) : null}
      <TouchedAssets {...view} />
      <Group title={t('risk')} className="mt-5">
        <GroupBlock>
          <RiskCard change={change} />
        </GroupBlock>
      </Group>
      <Group title={t('window')} className="mt-5">
        <GroupBlock>
          <WindowCard {...view} />
        </GroupBlock>
      </Group>
      <Group title={t('plan')} className="mt-5">
        <GroupBlock>
          <PlanCard {...view} people={null} />
        </GroupBlock>
      </Group>
      {(['backOut', 'tests'] as const).map((field) =>
        change[field] ? (
          <Group key={field} title={t(field)} className="mt-5">
            <GroupBlock>
              <p dir="auto" className="whitespace-pre-line wrap-anywhere">
                {change[field]}
              </p>
            </GroupBlock>
          </Group>
        ) : null,
      )}
      <Group title={t('approval')} className="mt-5">
        <GroupBlock>
          <ApprovalCard {...view} people={staff} />
        </GroupBlock>
      </Group>
      {change.result ? (
        <Group title={t('reviewTitle')} className="mt-5">
          <GroupBlock>
            <p className="font-medium">{t(`results.${change.result}`)}</p>
            <p dir="auto" className="whitespace-pre-line wrap-anywhere">
              {change.reviewNotes}
            </p>
          </GroupBlock>
        </Group>
      ) : null}
      <Group title={t('history')} className="mt-5">
        <GroupBlock>
          <HistoryCard {...view} />
        </GroupBlock>
      </Group>
    </Page>
  );
}
