'use client';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useRoute } from '#client/platform/navigate';
import { useMe } from '#components/shell/actor';
import { AppRoot } from '#components/shell/app-root';
import { Frame } from '#components/shell/frame';
import { Page } from '#components/shell/page';
import { WorkScreen } from '#components/tickets/work-screen';
import { EmptyState } from '#components/ui/empty-state';
import { later } from '#components/ui/later';
import { isStaff } from '#domain/access/roles';

// Its code is fetched when there is nothing else to do; from then on the index may be made ahead, and a key leads here.
const SearchScreen = later(
  () => import('#components/tickets/search/search-screen').then((part) => part.ready()),
  NotHere,
);
const SyncScreen = later(
  () => import('#components/sync/sync-screen').then((part) => part.SyncScreen),
  NotHere,
);
const YouScreen = later(() => import('#components/sync/you-screen').then((part) => part.YouScreen), NotHere);
const MyReports = later(
  () => import('#components/tickets/home/my-reports').then((part) => part.MyReports),
  NotHere,
);
const RequesterHome = later(
  () => import('#components/tickets/home/requester-home').then((part) => part.RequesterHome),
  NotHere,
);
const ReportScreen = later(
  () => import('#components/tickets/report/report-screen').then((part) => part.ReportScreen),
  NotHere,
);
const InboxScreen = later(
  () => import('#components/tickets/inbox/inbox-screen').then((part) => part.InboxScreen),
  NotHere,
);
const KnownScreen = later(
  () => import('#components/tickets/known/known-screen').then((part) => part.KnownScreen),
  NotHere,
);
const CatalogScreen = later(
  () => import('#components/catalog/catalog-screen').then((part) => part.CatalogScreen),
  NotHere,
);
const ItemScreen = later(
  () => import('#components/catalog/item-screen').then((part) => part.ItemScreen),
  NotHere,
);
const KnowledgePlace = later(
  () => import('#components/knowledge/knowledge-place').then((part) => part.KnowledgePlace),
  NotHere,
);
const ChangesPlace = later(
  () => import('#components/changes/changes-place').then((part) => part.ChangesPlace),
  NotHere,
);
const AssetsPlace = later(
  () => import('#components/assets/assets-place').then((part) => part.AssetsPlace),
  NotHere,
);
const TicketScreen = later(
  () => import('#components/tickets/ticket/ticket-screen').then((part) => part.TicketScreen),
  NotHere,
);

const NoSuchPlace = later(
  () => import('#components/shell/no-such-place').then((part) => part.NoSuchPlace),
  NotHere,
);

/** The table of contents of the app: which address shows what. */
export function AppScreens({ start }: { start: ReactNode }) {
  return (
    <AppRoot start={start}>
      <Screens />
    </AppRoot>
  );
}

function Screens() {
  const { path } = useRoute();
  const { actor } = useMe();
  const [, , place = '', id = ''] = path.split('/');
  const isOne = id !== '' && (place === 'catalog' || place === 'changes');
  const isForm = path.endsWith('/edit') || id === 'new' || isOne;
  const isAsset = place === 'assets' && id !== '';
  const isDetail = place === 'tickets' || place === 'report' || isAsset || isForm;
  return (
    <Frame path={path} isDetail={isDetail}>
      {isStaff(actor.role) && (place === '' || place === 'tickets') ? (
        <WorkScreen path={path} ticketId={place === 'tickets' ? id : null} />
      ) : (
        <Place place={place} id={id} path={path} />
      )}
    </Frame>
  );
}

function Place({ place, id, path }: { place: string; id: string; path: string }) {
  switch (place) {
    case '':
      return <RequesterHome path={path} />;
    case 'tickets':
      return <TicketScreen key={id} ticketId={id} />;
    case 'report':
      return <ReportScreen />;
    case 'reported':
      return <MyReports />;
    case 'search':
      return <SearchScreen />;
    case 'inbox':
      return <InboxScreen path={path} />;
    case 'catalog':
      return id ? <ItemScreen key={id} itemId={id} /> : <CatalogScreen />;
    case 'known':
      return <KnownScreen />;
    case 'changes':
      return <ChangesPlace id={id} isWritten={path.endsWith('/edit')} />;
    case 'knowledge':
      return <KnowledgePlace path={path} />;
    case 'assets':
      return <AssetsPlace path={path} />;
    case 'sync':
      return <SyncScreen path={path} />;
    case 'you':
      return <YouScreen />;
    default:
      return <NoSuchPlace />;
  }
}

/** A screen whose code this device has not fetched yet. */
function NotHere() {
  const t = useTranslations('nav.notHere');
  return (
    <Page className="flex flex-col justify-center pb-20">
      <EmptyState level={1} icon={<CloudOff />} title={t('title')}>
        {t('text')}
      </EmptyState>
    </Page>
  );
}
