'use client';
import { Mail, Phone } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { Search } from '#client/live/search';
import { useDirectory } from '#components/shell/directory';
import { Marked } from '#components/shell/marked';
import { Avatar } from '#components/ui/avatar';
import { IconLink } from '#components/ui/icon-button';
import { SectionHeading } from '#components/ui/section-heading';
import { isStaff } from '#domain/access/roles';
import { filterText } from '#domain/search/query';

type Hit = NonNullable<Search['answer']>['people'][number];

/** People who were found: the row shows their tickets, the signs at its end reach them. */
export function FoundPeople({ people, onUse }: { people: readonly Hit[]; onUse(typed: string): void }) {
  const t = useTranslations('search');
  if (people.length === 0) return null;
  return (
    <section aria-label={t('people')}>
      <SectionHeading className="px-gutter pt-4 pb-1">{t('people')}</SectionHeading>
      <ul>
        {people.map((hit) => (
          <FoundPerson key={hit.id} hit={hit} onUse={onUse} />
        ))}
      </ul>
    </section>
  );
}

function FoundPerson({ hit, onUse }: { hit: Hit; onUse(typed: string): void }) {
  const t = useTranslations('search');
  const { people, teams, sites } = useDirectory();
  const person = people?.get(hit.id);
  if (!person) return null;
  const { name, role, siteId, teamIds, email, phone } = person;
  const where = [
    ...teamIds.flatMap((id) => teams?.get(id)?.name ?? []),
    siteId ? sites?.get(siteId)?.name : null,
  ];
  const work = [
    hit.assigned > 0 ? t('assigned', { count: hit.assigned }) : null,
    hit.reported > 0 ? t('reported', { count: hit.reported }) : null,
  ].filter(Boolean);
  return (
    <li className="relative flex items-center gap-1 pe-2 not-last:border-b not-last:border-line">
      <Button
        data-hit
        aria-label={t('ticketsOf', { name })}
        onPress={() => onUse(filterText(isStaff(role) ? 'assignee' : 'by', name))}
        className="flex min-h-16 min-w-0 flex-1 items-center gap-3 px-gutter py-2.5 text-start -outline-offset-2 data-hovered:bg-canvas data-pressed:bg-fill"
      >
        <Avatar name={name} />
        <span className="min-w-0">
          <span className="block truncate text-md font-medium">
            <bdi>
              <Marked text={name} found={new Set(hit.found)} />
            </bdi>
          </span>
          <span className="block text-sm text-ink-3">
            {[where.filter(Boolean).join(', '), work.join(', ') || t('noOpen')].filter(Boolean).join(' · ')}
          </span>
        </span>
      </Button>
      {phone ? <IconLink href={`tel:${phone}`} icon={<Phone />} label={t('call', { name })} /> : null}
      {email ? <IconLink href={`mailto:${email}`} icon={<Mail />} label={t('mail', { name })} /> : null}
    </li>
  );
}
