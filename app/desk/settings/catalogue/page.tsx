import { ItemList } from '#components/catalog/builder/item-list';
import { Topbar } from '#components/desk/topbar';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { catalogItems } from '#server/settings/catalog';

/** The catalogue: what people can ask for. */
export default async function CataloguePage() {
  const { actor } = await page('page /desk/settings/catalogue');
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="catalogue" />
      <ItemList items={await catalogItems(actor)} />
    </>
  );
}
