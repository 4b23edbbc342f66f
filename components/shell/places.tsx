'use client';
import {
  Briefcase,
  CircleUserRound,
  House,
  Inbox,
  LayoutDashboard,
  Plus,
  RefreshCw,
  Search,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useUnreadNotices } from '#client/live/unread';
import { can } from '#domain/access/capabilities';
import { isStaff } from '#domain/access/roles';
import { useMe } from './actor';
import { useSync } from './sync-facts';

export interface Place {
  id: 'start' | 'search' | 'report' | 'inbox' | 'sync' | 'you' | 'desk';
  label: string;
  icon: ReactNode;
  href: string;
  badge?: number;
  badgeLabel?: string;
}

/** The places this person has, in the order of use. Only places that exist. */
export function usePlaces(): Place[] {
  const t = useTranslations('nav');
  const { actor } = useMe();
  const needsYou = useSync((sync) => sync.needsYou);
  const unread = useUnreadNotices() ?? 0;
  const staff = isStaff(actor.role);
  const places: Place[] = [
    staff
      ? { id: 'start', label: t('myWork'), icon: <Briefcase />, href: '/app' }
      : { id: 'start', label: t('home'), icon: <House />, href: '/app' },
    { id: 'search', label: t('search'), icon: <Search />, href: '/app/search' },
    { id: 'report', label: staff ? t('new') : t('report'), icon: <Plus />, href: '/app/report' },
    {
      id: 'inbox',
      label: t('inbox'),
      icon: <Inbox />,
      href: '/app/inbox',
      badge: unread,
      badgeLabel: t('unread', { count: unread }),
    },
    {
      id: 'sync',
      label: t('sync'),
      icon: <RefreshCw />,
      href: '/app/sync',
      badge: needsYou,
      badgeLabel: t('badge', { count: needsYou }),
    },
    { id: 'you', label: t('you'), icon: <CircleUserRound />, href: '/app/you' },
  ];
  return can(actor.role, 'desk.read')
    ? [...places, { id: 'desk', label: t('desk'), icon: <LayoutDashboard />, href: '/desk' }]
    : places;
}

/** Which place an address belongs to. */
export function placeOf(path: string): Place['id'] | null {
  if (path.startsWith('/app/report') && !path.startsWith('/app/reported')) return 'report';
  if (path.startsWith('/app/search') || path.startsWith('/app/knowledge') || path.startsWith('/app/assets'))
    return 'search';
  if (path.startsWith('/app/inbox')) return 'inbox';
  if (path.startsWith('/app/sync')) return 'sync';
  if (['/app/you', '/app/reported', '/app/changes'].some((start) => path.startsWith(start))) return 'you';
  return 'start';
}
