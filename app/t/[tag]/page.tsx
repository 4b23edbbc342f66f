import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { GuestReport } from '#components/doors/guest-report';
import { GuestWords } from '#components/words/guest-words';
import { serverWords } from '#components/words/server-words';
import { db } from '#db/connection';
import { tagOfLabel } from '#domain/asset/label';
import { readLabelled } from '#server/assets/tagged';
import { signedIn } from '#server/auth/current';
import { peerOf } from '#server/auth/peer';
import { guestLook } from '#server/guests/labelled-thing';
import { organisationName } from '#server/people/organisation';

export const metadata: Metadata = {
  title: serverWords('guest')('title'),
  robots: { index: false, follow: false },
};
export const dynamic = 'force-dynamic';

/**
 * Where a label leads: to what it stands on, or to where one that nobody knows is written down. Who is not signed in may report
 * by it where the organisation wants that, and signs in first where it does not.
 */
export default async function LabelPage({ params }: { params: Promise<{ tag: string }> }) {
  const who = await signedIn();
  const said = decoded((await params).tag);
  const tag = tagOfLabel(said, '');
  if (who) {
    const id = tag ? await readLabelled(db, tag, who.actor) : null;
    redirect(id ? `/app/assets/${id}` : `/app/assets/scan?tag=${encodeURIComponent(tag)}`);
  }
  const signIn = `/sign-in?next=${encodeURIComponent(`/t/${encodeURIComponent(said)}`)}`;
  const look = await guestLook(tag, peerOf(await headers()));
  if (!look) redirect(signIn);
  return (
    <GuestWords>
      <GuestReport tag={tag} organisation={await organisationName()} thing={look.thing} signIn={signIn} />
    </GuestWords>
  );
}

/** What is no good address is taken as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
