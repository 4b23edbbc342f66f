import { NothingHere } from '#components/doors/nothing-here';

/** Also what a person without the right sees: the two are not told apart. */
export default function NotFound() {
  return <NothingHere />;
}
