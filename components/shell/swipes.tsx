'use client';
import { useKept } from '#components/ui/use-kept';

const ON_OFF = ['on', 'off'] as const;

/** Whether rows of lists answer to swiping. Everything a swipe does is in the row's menu and in the ticket too. */
export const useSwipes = () => useKept('holdfast-swipe', ON_OFF, 'on');
