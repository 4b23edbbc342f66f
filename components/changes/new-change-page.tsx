'use client';
import { useTranslations } from 'use-intl';
import { useChangeChoices } from '#client/live/change-choices';
import { useMe } from '#components/shell/actor';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { SkeletonRows } from '#components/ui/skeleton';
import { NewChangeForm } from './new-change-form';
import { sendHere } from './send-here';

/** Something is to be changed, written down on a device, also without signal. */
export function NewChangePage() {
  const t = useTranslations('changes');
  const { actor } = useMe();
  const choices = useChangeChoices();
  return (
    <Page
      width="narrow"
      className="px-gutter pb-8"
      bar={<AppBar back={{ label: t('back'), onPress: () => goBack('/app/changes') }} />}
    >
      <PageTitle className="pt-1">{t('new')}</PageTitle>
      {choices ? (
        <NewChangeForm
          {...{ me: actor.id, choices, send: sendHere }}
          place="/app/changes"
          onOpened={(id) => go(`/app/changes/${id}`, { replace: true })}
          className="pt-3"
        />
      ) : (
        <SkeletonRows label={t('loading')} count={4} />
      )}
    </Page>
  );
}
