import type { Metadata } from 'next';
import { NothingHere } from '#components/doors/nothing-here';

/** It brings its own: where it stands in for a page, Next has the metadata of that page, and of the desk's none. */
export const metadata: Metadata = { title: { absolute: '' } };

/** Also what a person without the right sees: the two are not told apart. */
export default function NotFound() {
  return <NothingHere />;
}
