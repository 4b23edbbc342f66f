'use client';
import { MoonStar, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { SectionHeading } from '#components/ui/section-heading';
import { Table, Td, THead, Th, Tr } from '#components/ui/table';
import { useNow } from '#components/ui/use-now';
import { When } from '#components/ui/when';
import { isDark } from '#domain/assign/choose';
import type { WorkerSetting } from '#domain/settings/handing-out';
import type { Named } from '../conditions/condition-words';
import { RowName } from '../parts';
import { type SaveWork, WorkerSheet } from './worker-sheet';

interface WorkerTableProps {
  workers: readonly WorkerSetting[];
  /** who is shown first; null: nobody */
  first: string | null;
  teams: readonly Named[];
  calendars: readonly Named[];
  skills: readonly string[];
  save: SaveWork;
}

/** All of the staff who are in a team: what they know, when they work, whether they are away, how much they have. */
export function WorkerTable({ workers, first, teams, calendars, skills, save }: WorkerTableProps) {
  const t = useTranslations('settings.assignment.workers');
  const [shown, setShown] = useState(() => workers.find(({ id }) => id === first) ?? null);
  const name = (of: readonly Named[], id: string) => of.find((one) => one.id === id)?.name ?? '';
  return (
    <section className="pt-8 pb-6">
      <div className="px-4 desk:px-6">
        <SectionHeading count={workers.length} className="pb-0!">
          {t('title')}
        </SectionHeading>
        <p className="pb-2 text-sm text-pretty text-ink-3">{t('about')}</p>
      </div>
      {workers.length === 0 ? (
        <EmptyState
          icon={<UsersRound />}
          title={t('none')}
          action={<ButtonLink href="/desk/people">{t('toPeople')}</ButtonLink>}
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <Table label={t('title')}>
          <THead>
            <Th>{t('person')}</Th>
            <Th className="max-desk:hidden">{t('teams')}</Th>
            <Th className="max-desk:hidden">{t('skills')}</Th>
            <Th className="max-desk:hidden">{t('hours')}</Th>
            <Th className="max-desk:hidden">{t('away')}</Th>
            <Th align="end">{t('load')}</Th>
            <Th align="end" className="max-desk:hidden">
              {t('contact')}
            </Th>
          </THead>
          <tbody>
            {workers.map((one) => {
              const ofTeams = one.teamIds.map((id) => name(teams, id)).join(', ');
              return (
                <Tr key={one.id}>
                  <Td className="max-w-64 max-desk:w-full max-desk:max-w-0">
                    <RowName onPress={() => setShown(one)}>
                      <bdi>{one.name}</bdi>
                      <span className="block truncate text-xs font-regular text-ink-3 desk:hidden">
                        <Presence worker={one} /> · {ofTeams}
                      </span>
                    </RowName>
                  </Td>
                  <Td className="max-w-52 truncate text-ink-2 max-desk:hidden">{ofTeams}</Td>
                  <Td grow className="text-ink-2 max-desk:hidden">
                    {one.skills.join(', ')}
                  </Td>
                  <Td className="max-w-44 truncate text-ink-2 max-desk:hidden">
                    {one.calendarId ? name(calendars, one.calendarId) : t('always')}
                  </Td>
                  <Td className="text-ink-2 max-desk:hidden">
                    <Presence worker={one} />
                  </Td>
                  <Td align="end" className="text-ink-2">
                    <Load worker={one} />
                  </Td>
                  <Td align="end" className="text-ink-2 max-desk:hidden">
                    <Contact at={one.lastContact} />
                  </Td>
                </Tr>
              );
            })}
          </tbody>
        </Table>
      )}
      <WorkerSheet
        worker={shown}
        calendars={calendars}
        skills={skills}
        save={save}
        onClose={() => setShown(null)}
      />
    </section>
  );
}

/** Away until when, or off shift, or here. */
function Presence({ worker }: { worker: WorkerSetting }) {
  const t = useTranslations('settings.assignment.workers');
  const now = useNow();
  const { awayUntil, onShift } = worker;
  if (awayUntil !== null && now !== null && awayUntil > now)
    return (
      <span className="font-medium text-ink">{t.rich('until', { when: () => <When at={awayUntil} /> })}</span>
    );
  return onShift ? t('here') : t('offShift');
}

function Load({ worker: { weight, weightLimit: limit } }: { worker: WorkerSetting }) {
  const t = useTranslations('settings.assignment.workers');
  if (limit === null) return weight;
  const load = t('loadOf', { weight, limit });
  return weight >= limit ? <span className="font-semibold text-warn">{t('loadFull', { load })}</span> : load;
}

function Contact({ at }: { at: number | null }) {
  const t = useTranslations('settings.assignment.workers');
  const now = useNow();
  if (at === null) return <span className="text-ink-3">{t('never')}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      {now !== null && isDark({ lastContact: at }, now) ? <MoonStar className="size-4" aria-hidden /> : null}
      <When at={now === null ? at : Math.min(at, now)} as="ago" />
    </span>
  );
}
