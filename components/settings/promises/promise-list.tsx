'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SectionHeading } from '#components/ui/section-heading';
import type { CalendarSetting, PromiseSetting } from '#domain/settings/shapes';
import { isAlwaysOpen } from '#domain/sla/calendar';
import { placeBetween } from '#domain/sla/places';
import { POLICY_SCOPES } from '#domain/sla/policy';
import { FieldFault } from '../field-fault';
import { useMove } from '../order/use-move';
import { SettingPage } from '../setting-page';
import type { RecalculateDoor } from '../use-recalculate';
import { type BeginDoor, BeginPromises } from './begin-promises';
import { LookAgain } from './look-again';
import { PromiseRow } from './promise-row';
import { PromiseSheet, type SavePromise } from './promise-sheet';
import type { PromiseChoices } from './promise-words';

interface PromiseListProps extends Omit<PromiseChoices, 'calendars'> {
  promises: readonly PromiseSetting[];
  calendars: readonly CalendarSetting[];
  /** open tickets whose clocks go by other hours or promises */
  outdated: number;
  save: SavePromise;
  begin: BeginDoor;
  retarget: RecalculateDoor;
}

/** What is promised to whoever reports and inside the house, in the order in which it is looked at. */
export function PromiseList(props: PromiseListProps) {
  const { promises, calendars, categories, sites, teams, outdated, save, begin, retarget } = props;
  const t = useTranslations('settings.promises');
  const s = useTranslations('settings');
  const router = useRouter();
  const [shown, setShown] = useState<PromiseSetting | 'new' | null>(null);
  const { rows, trouble, move } = useMove({
    rows: promises,
    isPeer: (a, b) => a.active && a.scope === b.scope,
    save: (uid, { id: policyId, ...args }, base) => save({ uid, args: { policyId, ...args }, base }),
    refresh: router.refresh,
  });
  const choices: PromiseChoices = {
    calendars: calendars.map((one) => ({
      ...{ id: one.id, name: one.name, active: one.active, always: isAlwaysOpen(one) },
    })),
    ...{ categories, sites, teams },
  };
  const active = rows.filter((row) => row.active);
  const retired = rows.filter((row) => !row.active);
  const list = (of: readonly PromiseSetting[], label: string, isPlaced: boolean) => (
    <ol aria-label={label} className="border-t border-line">
      {of.map((row, at) => (
        <PromiseRow
          key={row.id}
          promise={row}
          names={choices}
          place={isPlaced ? at + 1 : null}
          of={of.length}
          onShow={() => setShown(row)}
          onMove={(by) => move(row, by)}
        />
      ))}
    </ol>
  );
  return (
    <SettingPage
      about={
        <>
          {t('about')}
          {active.length > 1 ? <span className="max-desk:hidden"> {t('moveKeys')}</span> : null}
        </>
      }
      add={t('add')}
      onAdd={() => setShown('new')}
      quiet={active.length === 0}
    >
      <LookAgain n={outdated} door={retarget} />
      <div className="px-4 empty:hidden desk:px-6">
        <FieldFault>{trouble}</FieldFault>
      </div>
      {active.length === 0 ? (
        <BeginPromises begin={begin} />
      ) : (
        POLICY_SCOPES.map((scope) => {
          const of = active.filter((row) => row.scope === scope);
          return (
            <section key={scope} className="pt-4">
              <SectionHeading className="px-4 desk:px-6" count={of.length}>
                {t(`scopes.${scope}`)}
              </SectionHeading>
              {of.length > 0 ? (
                list(of, t(`scopes.${scope}`), true)
              ) : (
                <p className="px-4 text-sm text-ink-3 desk:px-6">{t(`none.${scope}`)}</p>
              )}
            </section>
          );
        })
      )}
      {retired.length > 0 ? (
        <section className="pt-6">
          <SectionHeading className="px-4 desk:px-6" count={retired.length}>
            {s('retired')}
          </SectionHeading>
          {list(retired, s('retired'), false)}
        </section>
      ) : null}
      <PromiseSheet
        {...choices}
        promise={shown}
        last={placeBetween(rows.at(-1)?.position ?? null, null)}
        save={save}
        onClose={() => setShown(null)}
      />
    </SettingPage>
  );
}
