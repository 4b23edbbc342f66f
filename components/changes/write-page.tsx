'use client';
import { CircleHelp } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useChangeChoices } from '#client/live/change-choices';
import { useChange } from '#client/live/changes';
import { useMe } from '#components/shell/actor';
import { goBack } from '#components/shell/go';
import { useNames } from '#components/shell/names';
import { Page } from '#components/shell/page';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { EmptyState } from '#components/ui/empty-state';
import { SkeletonRows } from '#components/ui/skeleton';
import type { Id } from '#domain/kernel/types';
import { keepTheirs } from './keep-theirs';
import { PlanCard } from './plan-card';
import { RecordForm } from './record-form';
import { sendHere } from './send-here';
import type { Send } from './view';

/** What is written down of a change, and its plan, on a device: also without signal. */
export function WriteChangePage({ changeId }: { changeId: Id }) {
  const t = useTranslations('changes');
  const { actor } = useMe();
  const name = useNames();
  const found = useChange(changeId);
  const choices = useChangeChoices();
  const page = {
    ...{ width: 'narrow' as const, className: 'px-gutter pb-8' },
    bar: <AppBar back={{ label: t('back'), onPress: () => goBack(`/app/changes/${changeId}`) }} />,
  };
  if (!found || !choices)
    return (
      <Page {...page}>
        <SkeletonRows label={t('loading')} count={4} />
      </Page>
    );
  const { change } = found;
  if (!change)
    return (
      <Page {...page}>
        <EmptyState level={1} icon={<CircleHelp />} title={t('gone')} className="py-16">
          {t('goneText')}
        </EmptyState>
      </Page>
    );
  // The store has what others wrote meanwhile already: of what both said otherwise theirs stands.
  const send: Send = async (act, args, base) => {
    const kept = act === 'change.edit' ? keepTheirs(args, base, change) : { args, merged: [] };
    const answer = await sendHere(act, kept.args);
    return answer.ok ? { ok: true, merged: kept.merged } : answer;
  };
  return (
    <Page {...page}>
      <PageTitle className="pt-1">{t('write')}</PageTitle>
      <section aria-label={t('plan')} className="mt-4">
        <h2 className="mb-2 text-md font-semibold">{t('plan')}</h2>
        <PlanCard {...{ change, me: actor, name, send }} people={choices.people} />
      </section>
      <section aria-label={t('record')} className="mt-6">
        <h2 className="text-md font-semibold">{t('record')}</h2>
        <RecordForm key={change.id} {...{ change, me: actor, send, choices }} />
      </section>
    </Page>
  );
}
