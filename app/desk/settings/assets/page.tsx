import { Topbar } from '#components/desk/topbar';
import { AssetSettings } from '#components/settings/assets/asset-settings';
import { GuestReportsSetting } from '#components/settings/assets/guest-reports';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { guestReports } from '#server/guests/setting';
import { sendsMail } from '#server/mail/post';
import { assetClassSettings, assetsOnDevices } from '#server/settings/assets';
import { saveAssetClassAction, saveGuestReportsAction, saveOnDevicesAction } from '../actions';

/** Classes of assets, with what is known of each; and which assets devices hold. */
export default async function AssetsPage() {
  await page('page /desk/settings/assets');
  const [classes, which] = await Promise.all([assetClassSettings(), assetsOnDevices()]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="assets" />
      <GuestReportsSetting
        guests={await guestReports()}
        isPossible={sendsMail()}
        save={saveGuestReportsAction}
      />
      <AssetSettings
        classes={classes}
        which={which}
        save={saveAssetClassAction}
        saveOnDevices={saveOnDevicesAction}
      />
    </>
  );
}
