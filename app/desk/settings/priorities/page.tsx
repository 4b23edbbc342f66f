import { Topbar } from '#components/desk/topbar';
import { PolicyView } from '#components/settings/policy-view';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { serverWords } from '#components/words/server-words';
import { page } from '#server/auth/door';
import { policySetting } from '#server/settings/priorities';
import { affectedAction, recalculateAction, setPolicyAction } from '../actions';

/** The priority matrix with what a change would do, and when resolved tickets close. */
export default async function PrioritiesPage() {
  const { actor } = await page('page /desk/settings/priorities');
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="priorities" />
      <PolicyView
        policy={await policySetting(actor)}
        save={setPolicyAction}
        affected={affectedAction}
        recalculate={recalculateAction}
      />
    </>
  );
}
