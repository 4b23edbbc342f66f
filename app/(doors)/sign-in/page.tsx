import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignIn } from '#components/doors/sign-in';
import { serverWords } from '#components/words/server-words';
import { signedIn } from '#server/auth/current';
import { homeOf } from '#server/auth/home';
import { safePath } from '#server/auth/safe-path';
import { config } from '#server/config';
import { knownOnSignIn } from '#server/known/on-sign-in';
import { demoAccounts } from '#server/people/demo-accounts';
import { needsSetup } from '#server/people/needs-setup';
import { organisationName } from '#server/people/organisation';

export const metadata: Metadata = { title: serverWords('doors')('signIn') };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams;
  const target = safePath(typeof next === 'string' ? next : null);
  const who = await signedIn();
  if (who) redirect(target ?? homeOf(who.actor));
  if (await needsSetup()) redirect('/setup');
  const [organisation, accounts, known] = await Promise.all([
    ...([organisationName(), demoAccounts(), knownOnSignIn(Date.now())] as const),
  ]);
  return (
    <SignIn
      organisation={organisation}
      accounts={accounts}
      known={known}
      target={target ?? '/'}
      canRegister={config.registration.open}
    />
  );
}
