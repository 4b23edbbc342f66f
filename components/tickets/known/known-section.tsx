'use client';
import { useTranslations } from 'use-intl';
import { useKnown } from '#client/live/known';
import { useDirectory } from '#components/shell/directory';
import { KnownRow } from '#components/shell/known-row';
import { Group, GroupBlock } from '#components/ui/group';
import { TextLink } from '#components/ui/link';
import { useTimes } from '#components/ui/when';
import { inKnownWords } from '#components/words/known-words';
import { knownNow, phaseOf } from '#domain/major/announcement';
import { MeToo } from './me-too';

/** What is shown where other things are the matter; the rest stands on a page of its own. */
const SHOWN = 3;

interface KnownSectionProps {
  /** only what goes on now, before somebody reports it again */
  asks?: boolean;
  className?: string;
}

/** What is known right now, in a few rows, where there is something. */
export const KnownSection = inKnownWords(Section);

function Section({ asks = false, className = '' }: KnownSectionProps) {
  const t = useTranslations('known');
  const times = useTimes();
  const known = useKnown();
  const { sites } = useDirectory();
  if (!known || times.now === null) return null;
  const { now } = times;
  const all = knownNow(known.announcements, now).filter((one) => !asks || phaseOf(one, now) === 'now');
  if (all.length === 0) return null;
  const more = all.length > SHOWN || !asks;
  return (
    <Group
      title={t(asks ? 'isItThis' : 'title')}
      end={more ? <TextLink href="/app/known">{t('all')}</TextLink> : undefined}
      className={className}
    >
      {all.slice(0, SHOWN).map((one) => (
        <GroupBlock key={one.id} className="not-first:border-t not-first:border-line">
          <KnownRow
            one={one}
            form={asks ? 'brief' : undefined}
            site={one.siteId ? sites?.get(one.siteId)?.name : undefined}
          >
            {one.kind === 'incident' && phaseOf(one, now) === 'now' ? (
              <MeToo announcementId={one.id} said={known.meToo.has(one.id)} />
            ) : null}
          </KnownRow>
        </GroupBlock>
      ))}
    </Group>
  );
}
