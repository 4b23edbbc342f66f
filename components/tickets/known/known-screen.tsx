'use client';
import { Plus, RadioTower } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useKnown } from '#client/live/known';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { goBack } from '#components/shell/go';
import { KnownRow } from '#components/shell/known-row';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { useSync } from '#components/shell/sync-facts';
import { AppBar, PageTitle } from '#components/ui/app-bar';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { Group, GroupBlock } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { inKnownWords } from '#components/words/known-words';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { knownNow, phaseOf } from '#domain/major/announcement';
import type { AnnouncementRow } from '#sync/views/announcement';
import { AnnouncementSheet } from './announcement-sheet';
import { ManageRow } from './manage-row';
import { MeToo } from './me-too';

/** All that is known, with every update; those who publish it do so here. */
export const KnownScreen = inKnownWords(Screen);

function Screen() {
  const t = useTranslations('known');
  const nav = useTranslations('nav');
  const { actor } = useMe();
  const { sites } = useDirectory();
  const times = useTimes();
  const known = useKnown();
  const contact = useSync((sync) => (sync.online ? null : sync.lastContact));
  const [edits, setEdits] = useState<AnnouncementRow | 'new' | null>(null);
  useScrollMemory('/app/known', false, known !== undefined);
  const publishes = can(actor.role, 'announcement.publish');
  const now = times.now ?? 0;
  const all = known && times.now !== null ? knownNow(known.announcements, now) : [];
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
      <PageTitle className="pt-1" detail={contact ? t('asOf', { when: times.dayClock(contact) }) : t('lead')}>
        {t('title')}
      </PageTitle>
      {publishes ? (
        <Button icon={<Plus />} className="mt-4" onPress={() => setEdits('new')}>
          {t('manage.plan')}
        </Button>
      ) : null}
      {all.length > 0 ? (
        <Group label={t('title')} className="mt-5">
          {all.map((one) => (
            <GroupBlock key={one.id} className="not-first:border-t not-first:border-line">
              <KnownRow one={one} form="whole" site={one.siteId ? sites?.get(one.siteId)?.name : undefined}>
                {one.kind === 'incident' && phaseOf(one, now) === 'now' ? (
                  <MeToo announcementId={one.id} said={known?.meToo.has(one.id) ?? false} />
                ) : null}
                {publishes ? <ManageRow one={one} now={now} onChange={() => setEdits(one)} /> : null}
              </KnownRow>
            </GroupBlock>
          ))}
        </Group>
      ) : known ? (
        <EmptyState icon={<RadioTower />} title={t('nothing')} className="py-16">
          {t('nothingText')}
        </EmptyState>
      ) : null}
      {publishes ? (
        <AnnouncementSheet
          of={edits}
          current={
            edits && edits !== 'new' ? known?.announcements.find(({ id }) => id === edits.id) : undefined
          }
          onClose={() => setEdits(null)}
        />
      ) : null}
    </Page>
  );
}
