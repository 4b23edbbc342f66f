'use client';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { useOpenedTickets } from '#client/live/search';
import { useMe } from '#components/shell/actor';
import { useDirectory } from '#components/shell/directory';
import { SectionHeading } from '#components/ui/section-heading';
import { isStaff } from '#domain/access/roles';
import { filterText } from '#domain/search/query';
import { AllArticles, AllAssets } from './found-articles';
import { FoundTicket } from './found-ticket';

/** Tickets opened last that are offered again. */
const OPENED = 5;

/** Before anything is typed: what was looked at last, and what can be typed. */
export function SearchStart({ onUse }: { onUse(typed: string): void }) {
  const t = useTranslations('search');
  const opened = useOpenedTickets(OPENED) ?? [];
  return (
    <>
      <AllArticles />
      <AllAssets />
      {opened.length > 0 ? (
        <section aria-label={t('opened')}>
          <SectionHeading className="px-gutter pt-4 pb-1">{t('opened')}</SectionHeading>
          <ul>
            {opened.map((ticket) => (
              <FoundTicket
                key={ticket.id}
                hit={{ id: ticket.id, found: [], beyondTitle: false }}
                ticket={ticket}
                unsent={0}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-label={t('help')} className="pb-8">
        <SectionHeading className="px-gutter pt-5 pb-1">{t('help')}</SectionHeading>
        <p className="px-gutter pb-2 text-sm text-ink-2">{t('helpText')}</p>
        <ul>
          {useExamples().map(({ typed, words }) => (
            <li key={typed}>
              <Button
                aria-label={`${t('use', { filter: typed })}: ${words}`}
                onPress={() => onUse(typed)}
                className="flex min-h-11 w-full items-baseline gap-3 px-gutter py-2.5 text-start text-base -outline-offset-2 data-hovered:bg-canvas data-pressed:bg-fill"
              >
                <span className="w-36 flex-none truncate font-medium text-accent">
                  <bdi>{typed}</bdi>
                </span>
                <span className="text-ink-2">{words}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What can be typed, with names that exist here. */
function useExamples(): { typed: string; words: string }[] {
  const t = useTranslations('search.filters');
  const { actor } = useMe();
  const { teams, sites } = useDirectory();
  const team = teams?.get(actor.teamIds[0] ?? '') ?? [...(teams?.values() ?? [])][0];
  const site = [...(sites?.values() ?? [])].find(({ active }) => active);
  const atSite = site ? [{ typed: filterText('site', site.name), words: t('site') }] : [];
  if (!isStaff(actor.role))
    return [
      { typed: 'is:open', words: t('open') },
      { typed: 'is:mine', words: t('mineReported') },
      ...atSite,
    ];
  return [
    { typed: 'is:open', words: t('open') },
    { typed: '@me', words: t('mine') },
    { typed: 'is:unassigned', words: t('nobody') },
    { typed: 'p:1', words: t('priority') },
    ...(team ? [{ typed: filterText('team', team.name), words: t('team') }] : []),
    ...atSite,
  ];
}
