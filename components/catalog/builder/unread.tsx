'use client';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useState } from 'react';

type Tell = (box: string, isUnread: boolean) => void;

const UnreadContext = createContext<Tell>(() => {});

/** What is typed somewhere below and cannot be taken as it stands: nothing is saved without it. */
export function useUnread() {
  const above = useContext(UnreadContext);
  const [boxes, setBoxes] = useState<readonly string[]>([]);
  const tell = useCallback<Tell>(
    (box, isUnread) => {
      setBoxes((before) => {
        const others = before.filter((one) => one !== box);
        return isUnread ? [...others, box] : others.length === before.length ? before : others;
      });
      above(box, isUnread);
    },
    [above],
  );
  return { isUnread: boxes.length > 0, tell };
}

export function UnreadWithin({ tell, children }: { tell: Tell; children: ReactNode }) {
  return <UnreadContext value={tell}>{children}</UnreadContext>;
}

/** Tells those around a box that what stands in it cannot be taken, for as long as the box is there. */
export function useTellUnread(isUnread: boolean): void {
  const tell = useContext(UnreadContext);
  const box = useId();
  useEffect(() => {
    if (!isUnread) return;
    tell(box, true);
    return () => tell(box, false);
  }, [tell, box, isUnread]);
}
