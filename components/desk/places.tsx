'use client';
import { LayoutDashboard, List, TicketCheck } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

export interface Place {
  id: 'dashboard' | 'tickets' | 'app';
  href: string;
  label: string;
  icon: ReactNode;
  count?: number;
}

/** Where one can go on the desk, and where one is. */
export function usePlaces(open?: number): { places: Place[]; current: Place['id'] } {
  const t = useTranslations('desk');
  const path = usePathname();
  return {
    places: [
      { id: 'dashboard', href: '/desk', label: t('dashboard'), icon: <LayoutDashboard /> },
      { id: 'tickets', href: '/desk/tickets', label: t('allTickets'), icon: <List />, count: open },
      { id: 'app', href: '/app', label: t('toApp'), icon: <TicketCheck /> },
    ],
    current: path.startsWith('/desk/tickets') ? 'tickets' : 'dashboard',
  };
}
