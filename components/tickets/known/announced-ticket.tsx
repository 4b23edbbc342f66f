'use client';
import { useTranslations } from 'use-intl';
import { useKnown } from '#client/live/known';
import { KnownRow } from '#components/shell/known-row';
import { PageTitle } from '#components/ui/app-bar';
import { Group, GroupBlock } from '#components/ui/group';
import { useTimes } from '#components/ui/when';
import { inKnownWords } from '#components/words/known-words';
import { phaseOf } from '#domain/major/announcement';
import type { AnnouncementRow } from '#sync/views/announcement';
import { MeToo } from './me-too';

/** What is published of a ticket, for those who may not read the ticket itself. */
export const AnnouncedTicket = inKnownWords(Announced);

function Announced({ one }: { one: AnnouncementRow }) {
  const t = useTranslations('known');
  const times = useTimes();
  const known = useKnown();
  const phase = times.now === null ? null : phaseOf(one, times.now);
  return (
    <>
      <PageTitle className="pt-1">{t(phase === 'over' ? 'goneTitle' : 'title')}</PageTitle>
      <Group label={one.title} className="mt-4">
        <GroupBlock>
          <KnownRow one={one} form="whole">
            {phase === 'now' ? (
              <MeToo announcementId={one.id} said={known?.meToo.has(one.id) ?? false} />
            ) : null}
          </KnownRow>
        </GroupBlock>
      </Group>
    </>
  );
}
