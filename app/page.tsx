import { redirect } from 'next/navigation';
import { signedIn } from '#server/auth/current';
import { homeOf } from '#server/auth/home';
import { needsSetup } from '#server/people/needs-setup';

/** Sends everybody to where they start. */
export default async function StartPage() {
  const who = await signedIn();
  if (who) redirect(homeOf(who.actor));
  redirect((await needsSetup()) ? '/setup' : '/sign-in');
}
