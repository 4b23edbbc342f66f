import { redirect } from 'next/navigation';
import { page } from '#server/auth/door';

/** The settings begin with the teams. */
export default async function SettingsPage() {
  await page('page /desk/settings');
  redirect('/desk/settings/teams');
}
