'use client';
import {
  BookOpen,
  CalendarDays,
  GitCompareArrows,
  Inbox,
  LayoutDashboard,
  List,
  RadioTower,
  Repeat2,
  Settings,
  TicketCheck,
  UserRoundCog,
  UserRoundPlus,
  UsersRound,
} from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export interface Place {
  id:
    | 'dashboard'
    | 'tickets'
    | 'dispatch'
    | 'known'
    | 'knowledge'
    | 'problems'
    | 'changes'
    | 'calendar'
    | 'people'
    | 'settings'
    | 'inbox'
    | 'app'
    | 'account';
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
  /** what is new there; none at 0 */
  badge?: number;
  /** the same in words */
  badgeLabel?: string;
}

/** What somebody may open beside the lists. */
export interface Administers {
  dispatch: boolean;
  announce: boolean;
  people: boolean;
  settings: boolean;
}

const BELOW: readonly (readonly [string, Place['id']])[] = [
  ['/desk/tickets', 'tickets'],
  ['/desk/dispatch', 'dispatch'],
  ['/desk/knowledge', 'knowledge'],
  ['/desk/problems', 'problems'],
  ['/desk/changes', 'changes'],
  ['/desk/calendar', 'calendar'],
  ['/desk/people', 'people'],
  ['/desk/settings', 'settings'],
];

/** Where one can go on the desk, and where one is. */
export function usePlaces(
  may: Administers,
  { open, unread = 0 }: { open?: number; unread?: number } = {},
): { places: Place[]; current: Place['id'] } {
  const t = useTranslations('desk');
  const settings = useTranslations('settings');
  const dispatch = useTranslations('dispatch');
  const path = usePathname();
  return {
    places: [
      { id: 'dashboard', href: '/desk', label: t('dashboard'), icon: <LayoutDashboard /> },
      { id: 'tickets', href: '/desk/tickets', label: t('allTickets'), icon: <List />, count: open },
      ...(may.dispatch
        ? [
            {
              id: 'dispatch' as const,
              href: '/desk/dispatch',
              label: dispatch('title'),
              icon: <UserRoundPlus />,
            },
          ]
        : []),
      ...(may.announce
        ? [{ id: 'known' as const, href: '/app/known', label: t('known'), icon: <RadioTower /> }]
        : []),
      { id: 'knowledge', href: '/desk/knowledge', label: t('knowledge'), icon: <BookOpen /> },
      { id: 'problems', href: '/desk/problems', label: t('problems'), icon: <Repeat2 /> },
      { id: 'changes', href: '/desk/changes', label: t('changes'), icon: <GitCompareArrows /> },
      { id: 'calendar', href: '/desk/calendar', label: t('calendar'), icon: <CalendarDays /> },
      ...(may.people
        ? [{ id: 'people' as const, href: '/desk/people', label: settings('people'), icon: <UsersRound /> }]
        : []),
      ...(may.settings
        ? [
            {
              id: 'settings' as const,
              href: '/desk/settings/teams',
              label: settings('settings'),
              icon: <Settings />,
            },
          ]
        : []),
      {
        ...{ id: 'inbox', href: '/app/inbox', label: t('inbox'), icon: <Inbox /> },
        ...{ badge: unread, badgeLabel: t('unread', { count: unread }) },
      },
      { id: 'app', href: '/app', label: t('toApp'), icon: <TicketCheck /> },
      { id: 'account', href: '/account', label: t('account'), icon: <UserRoundCog /> },
    ],
    current: BELOW.find(([start]) => path.startsWith(start))?.[1] ?? 'dashboard',
  };
}
