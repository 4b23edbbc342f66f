import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SetupClosed } from '#components/doors/setup-closed';
import { SetupForm } from '#components/doors/setup-form';
import { serverWords } from '#components/words/server-words';
import { config } from '#server/config';
import { needsSetup } from '#server/people/needs-setup';
import { setUp } from './actions';

export const metadata: Metadata = { title: serverWords('doors')('setup.title') };
export const dynamic = 'force-dynamic';

export default async function SetupPage() {
  if (!(await needsSetup())) redirect('/sign-in');
  return config.setupToken ? <SetupForm setUp={setUp} /> : <SetupClosed />;
}
