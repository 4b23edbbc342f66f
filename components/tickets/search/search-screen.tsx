'use client';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSearch } from '#client/live/search';
import { useMe } from '#components/shell/actor';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { SyncChip } from '#components/shell/sync-chip';
import { PageTitle } from '#components/ui/app-bar';
import { LiveRegion } from '#components/ui/live-region';
import { SearchWords } from '#components/words/search-words';
import { isStaff } from '#domain/access/roles';
import { FoundRows } from './found-rows';
import { searchIsReady } from './ready';
import { SearchBox } from './search-box';
import { SearchStart } from './search-start';
import { useHitKeys } from './use-hit-keys';
import { useTyped } from './use-typed';

/** How many tickets are shown at first, and with each "more". */
const SHOWN = 30;

/** The screen, for whoever fetched its code: from now on the rest of the app knows of it. */
export function ready(): typeof SearchScreen {
  searchIsReady();
  return SearchScreen;
}

/** One box over everything on this device. What is typed stands in the address, so that Back returns to it. */
export function SearchScreen() {
  return (
    <SearchWords>
      <Search />
    </SearchWords>
  );
}

function Search() {
  const t = useTranslations('search');
  const { actor } = useMe();
  const { typed, onType, keep } = useTyped();
  const [shown, setShown] = useState({ typed, limit: SHOWN });
  const limit = shown.typed === typed ? shown.limit : SHOWN;
  const search = useSearch({ typed, me: actor.id, staff: isStaff(actor.role), limit });
  const screen = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  useHitKeys(screen, box);
  const [isDrawn, setDrawn] = useState(false);
  const onDrawn = useCallback(() => setDrawn(true), []);
  useScrollMemory('/app/search', typed !== '', typed === '' || isDrawn);
  const onUse = useCallback(
    (text: string) => {
      onType(text);
      box.current?.focus();
    },
    [onType],
  );
  const onMore = useCallback(() => setShown({ typed, limit: limit + SHOWN }), [typed, limit]);
  const { answer, progress } = search;
  const found = answer && (progress.ready || answer.total + answer.people.length > 0) ? answer : null;
  return (
    <Page>
      <LiveRegion>
        {found ? t('counted', { count: found.total }) : ''}
        {found && found.people.length > 0 ? `, ${t('countedPeople', { count: found.people.length })}` : ''}
      </LiveRegion>
      <div
        ref={screen}
        onClickCapture={keep}
        className="flex min-h-full flex-col desk:mx-auto desk:max-w-200"
      >
        <div className="px-gutter pt-[calc(env(safe-area-inset-top)+0.25rem)] desk:pt-3">
          <PageTitle end={<SyncChip />}>{t('title')}</PageTitle>
        </div>
        <div className="sticky top-0 z-10 bg-surface px-gutter pt-2.5 pb-2">
          <SearchBox typed={typed} onType={onType} ref={box} />
        </div>
        {typed.trim() === '' ? (
          <SearchStart onUse={onUse} />
        ) : (
          <FoundRows {...search} onUse={onUse} onMore={onMore} onDrawn={onDrawn} />
        )}
      </div>
    </Page>
  );
}
