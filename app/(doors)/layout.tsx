import type { ReactNode } from 'react';
import { DoorWords } from '#components/words/door-words';

export default function DoorsLayout({ children }: { children: ReactNode }) {
  return <DoorWords>{children}</DoorWords>;
}
