import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { BottomPlaces } from '#components/desk/bottom-places';
import { DeskFrame } from '#components/desk/desk-frame';
import { DeskRouter } from '#components/desk/desk-router';
import { LiveProvider } from '#components/desk/live-provider';
import { Sidebar } from '#components/desk/sidebar';
import { DeskDensity } from '#components/ui/density';
import { ToastRegion } from '#components/ui/toast-region';
import { DeskWords } from '#components/words/desk-words';
import { db } from '#db/connection';
import { can } from '#domain/access/capabilities';
import { criteriaOf } from '#domain/reports/ticket-query';
import { page } from '#server/auth/door';
import { countUnread } from '#server/notify/news';
import { organisationZone } from '#server/reports/zone';
import { readHead } from '#server/sync/head';
import { countTickets } from '#server/tickets/list';
import './desk.css';

/** No title of Next's: it takes the old one away before the new one is there. The bar of each page brings its own. */
export const metadata: Metadata = { title: { absolute: '' } };

/** The frame of the desk. Each page below asks for the person again: a layout is not drawn anew on every way. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { actor, name } = await page('page /desk');
  const [head, zone] = await Promise.all([readHead(db), organisationZone()]);
  const [open, unread] = await Promise.all([
    countTickets(actor, criteriaOf({ view: 'open' }, Date.now(), zone)),
    countUnread(db, actor.id),
  ]);
  const may = {
    dispatch: can(actor.role, 'ticket.assignAny'),
    announce: can(actor.role, 'announcement.publish'),
    people: can(actor.role, 'people.manage'),
    settings: can(actor.role, 'settings.manage'),
  };
  return (
    <DeskWords>
      <DeskDensity>
        <DeskRouter>
          <LiveProvider head={head.seq}>
            <DeskFrame>
              <Sidebar name={name} open={open} unread={unread} may={may} />
              <main className="flex min-w-0 flex-1 flex-col">{children}</main>
              <BottomPlaces may={may} unread={unread} />
            </DeskFrame>
            <ToastRegion />
          </LiveProvider>
        </DeskRouter>
      </DeskDensity>
    </DeskWords>
  );
}
