'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { cameFrom, goBack } from '#components/shell/go';

const SEARCH = '/app/search';

/** The way back from a ticket: to what was found, for who came from there; else to where such tickets stand. */
export function useBack(home: { label: string; to: string }): { label: string; onPress: () => void } {
  const nav = useTranslations('nav');
  const [isFound] = useState(() => cameFrom() === SEARCH);
  return isFound
    ? { label: nav('search'), onPress: () => goBack(SEARCH) }
    : { label: home.label, onPress: () => goBack(home.to) };
}
