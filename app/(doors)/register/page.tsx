import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { RegisterClosed, RegisterForm } from '#components/doors/register-form';
import { serverWords } from '#components/words/server-words';
import { config } from '#server/config';
import { needsSetup } from '#server/people/needs-setup';
import { organisationName } from '#server/people/organisation';
import { checkPhone, registerSelf } from './actions';

export const metadata: Metadata = { title: serverWords('access')('register.title') };
export const dynamic = 'force-dynamic';

export default async function RegisterPage() {
  if (await needsSetup()) redirect('/setup');
  if (!config.registration.open) return <RegisterClosed />;
  return (
    <RegisterForm organisation={await organisationName()} register={registerSelf} checkPhone={checkPhone} />
  );
}
