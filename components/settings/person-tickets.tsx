'use client';
import { useTranslations } from 'use-intl';
import { Fact, Facts } from '#components/ui/facts';
import { TextLink } from '#components/ui/link';
import { SectionHeading } from '#components/ui/section-heading';
import { When } from '#components/ui/when';
import type { PersonDetail } from '#domain/settings/shapes';
import { OpenLink } from './parts';

/** Their open tickets, and since when they are here. */
export function PersonTickets({ person }: { person: PersonDetail }) {
  const t = useTranslations('settings');
  return (
    <section>
      <SectionHeading level={3}>{t('person.tickets')}</SectionHeading>
      <Facts>
        <Fact name={t('person.assigned')}>
          <OpenLink
            n={person.assigned}
            href={`/desk/tickets?assignee=${person.id}`}
            label={t('person.assigned')}
          />
        </Fact>
        {person.teamIds.length > 0 ? (
          <Fact name={t('assignment.workers.byRules')}>
            <TextLink href={`/desk/settings/assignment?person=${person.id}`}>
              {t('assignment.workers.ofPerson')}
            </TextLink>
          </Fact>
        ) : null}
        <Fact name={t('person.reported')}>
          <OpenLink
            n={person.reported}
            href={`/desk/tickets?requester=${person.id}`}
            label={t('person.reported')}
          />
        </Fact>
        <Fact name={t('person.since')}>
          <When at={person.createdAt} as="day" className="font-regular text-ink-2" />
        </Fact>
      </Facts>
    </section>
  );
}
