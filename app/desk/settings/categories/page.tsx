import { Topbar } from '#components/desk/topbar';
import { CategoryList } from '#components/settings/category-list';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { categorySettings, teamSettings } from '#server/settings/read';
import { saveCategoryAction } from '../actions';

/** Groups and categories, and the teams they send reports to. */
export default async function CategoriesPage() {
  const { actor } = await page('page /desk/settings/categories');
  const [categories, teams] = await Promise.all([categorySettings(), teamSettings(actor)]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="categories" />
      <CategoryList categories={categories} teams={teams} save={saveCategoryAction} />
    </>
  );
}
