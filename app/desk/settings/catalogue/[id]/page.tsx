import { notFound } from 'next/navigation';
import { ItemEditor } from '#components/catalog/builder/item-editor';
import { Topbar } from '#components/desk/topbar';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { itemSettings } from '#server/settings/catalog';
import { saveItemAction } from '../../actions';

/** One item of the catalogue; "new" is one that is not there yet. */
export default async function CatalogueItemPage({ params }: { params: Promise<{ id: string }> }) {
  await page('page /desk/settings/catalogue/[id]');
  const { id } = await params;
  const found = await itemSettings(id === 'new' ? null : id);
  if (!found) notFound();
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="catalogue" />
      <ItemEditor {...found} save={saveItemAction} />
    </>
  );
}
