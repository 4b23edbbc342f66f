'use client';
import { useTranslations } from 'use-intl';
import { goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { inRequesterWords } from '#components/words/requester-words';
import { Reports } from './reports';

/** What somebody of the staff reported themselves. */
export const MyReports = inRequesterWords(Mine);

function Mine() {
  const nav = useTranslations('nav');
  useScrollMemory('/app/reported', true, true);
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          back={{ label: nav('you'), onPress: () => goBack('/app/you') }}
          end={<SyncChip tight />}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
    >
      <PageTitle className="pt-1">{nav('reported')}</PageTitle>
      <Reports />
    </Page>
  );
}
