'use client';
import { later } from '#components/ui/later';
import { useSync } from './sync-facts';

const SignedOut = later(() => import('./signed-out').then((part) => part.SignedOut));

/** The session ended: reading goes on, sending waits. Nothing when signed in. */
export function SignedOutBanner({ path, className = '' }: { path: string; className?: string }) {
  const signedOut = useSync((sync) => sync.signedOut);
  const unsent = useSync((sync) => sync.unsent);
  return signedOut ? <SignedOut path={path} unsent={unsent} className={className} /> : null;
}
