import { redirect } from 'next/navigation';
import { db } from '#db/connection';
import { tagOfLabel } from '#domain/asset/label';
import { readLabelled } from '#server/assets/tagged';
import { page } from '#server/auth/door';

/** Where a label leads: to what it stands on, or to where one that nobody knows is written down. */
export default async function LabelPage({ params }: { params: Promise<{ tag: string }> }) {
  const { actor } = await page('page /t/[tag]');
  const tag = tagOfLabel(decoded((await params).tag), '');
  const id = tag ? await readLabelled(db, tag, actor) : null;
  redirect(id ? `/app/assets/${id}` : `/app/assets/scan?tag=${encodeURIComponent(tag)}`);
}

/** What is no good address is taken as it stands. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
