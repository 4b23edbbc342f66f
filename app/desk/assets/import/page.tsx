import { ImportScreen } from '#components/assets/files/import-screen';
import { Topbar } from '#components/desk/topbar';
import { ButtonLink } from '#components/ui/button';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';

/** Assets brought in from a file. */
export default async function ImportAssetsPage() {
  await page('page /desk/assets/import');
  const t = serverWords('assetFiles');
  return (
    <>
      <Topbar title={t('title')}>
        <ButtonLink href="/app/assets" size="sm">
          {t('back')}
        </ButtonLink>
      </Topbar>
      <ImportScreen />
    </>
  );
}
