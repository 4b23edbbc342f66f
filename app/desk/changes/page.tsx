import { CalendarCheck, Plus } from 'lucide-react';
import { ChangesScreen } from '#components/changes/changes-screen';
import { Topbar } from '#components/desk/topbar';
import { ButtonLink } from '#components/ui/button';
import { serverWords } from '#components/words/server-words';
import { CHANGE_TABS } from '#domain/change/view';
import { page } from '#server/auth/door';
import { listChanges } from '#server/changes/read';
import { type SearchParams, single } from '#server/tickets/request';

/** Changes by where they stand. */
export default async function ChangesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await page('page /desk/changes');
  const t = serverWords('changes');
  const asked = single(await searchParams);
  const tab = CHANGE_TABS.find((one) => one === asked.tab) ?? 'open';
  const at = Math.min(Math.max(1, Math.trunc(Number(asked.page ?? 1)) || 1), 10_000);
  const { lines, more } = await listChanges(tab, at);
  return (
    <>
      <Topbar title={t('title')}>
        <ButtonLink href="/desk/changes/agenda" size="sm" icon={<CalendarCheck />}>
          {t('agenda.link')}
        </ButtonLink>
        <ButtonLink href="/desk/changes/new" size="sm" icon={<Plus />}>
          {t('new')}
        </ButtonLink>
      </Topbar>
      <ChangesScreen {...{ tab, lines, more, page: at }} />
    </>
  );
}
