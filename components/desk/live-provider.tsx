'use client';
import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react';
import { openPokes } from './pokes';

export interface LiveState {
  /** connecting: not heard anything yet. lost: was live and is not any more */
  state: 'connecting' | 'live' | 'lost';
  /** device clock at the last change since this page was opened */
  changedAt: number | null;
  /** device clock when the server was last heard */
  seenAt: number | null;
}

interface Following {
  /** has this called on a change instead of reading the whole page again; returns the way out */
  follow(read: () => void): () => void;
  /** a follower learned how many tickets are open, or notices unread */
  tellCounts(counts: Partial<DeskCounts>): void;
}

const LiveContext = createContext<LiveState>({ state: 'connecting', changedAt: null, seenAt: null });
/** What stands beside the places. */
export interface DeskCounts {
  open: number;
  unread: number;
}

const FollowContext = createContext<Following>({ follow: () => () => {}, tellCounts: () => {} });
const CountsContext = createContext<Partial<DeskCounts>>({});

export const useLive = (): LiveState => use(LiveContext);
export const useFollowing = (): Following => use(FollowContext);

/** As last heard: from the page, or from whoever follows changes in its place. */
export const useCounts = (fromPage: Partial<DeskCounts>): Partial<DeskCounts> => ({
  ...fromPage,
  ...use(CountsContext),
});

/** Changes are shown at most this often, in ms. */
const PACE = 1_000;

interface LiveProviderProps {
  /** end of the feed when the page was made */
  head: number;
  children: ReactNode;
}

/** Listens for changes on the server. A page that follows them is told; any other is read again as a whole. */
export function LiveProvider({ head, children }: LiveProviderProps) {
  const router = useRouter();
  const [live, setLive] = useState<LiveState>({ state: 'connecting', changedAt: null, seenAt: null });
  const [counts, setCounts] = useState<Partial<DeskCounts>>({});
  const follower = useRef<(() => void) | null>(null);
  const refreshedAt = useRef(0);
  const known = useRef(head);
  useEffect(() => {
    known.current = Math.max(known.current, head);
  }, [head]);
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let stale = false;
    const shown = () => {
      if (stale) refresh();
    };
    const refresh = () => {
      waiting = undefined;
      // A page nobody looks at asks for nothing; it reads again when it is looked at.
      if (document.visibilityState === 'hidden') {
        stale = true;
        return;
      }
      stale = false;
      refreshedAt.current = Date.now();
      if (follower.current) {
        follower.current();
        return;
      }
      try {
        // The page brings its own counts again.
        setCounts({});
        router.refresh();
      } catch {
        // The stream can be faster than Next's own start.
        waiting = setTimeout(refresh, PACE);
      }
    };
    const close = openPokes({
      // What changed between the page's making and now was not poked.
      onLive: () => {
        setLive((was) => ({ ...was, state: 'live', seenAt: Date.now() }));
        refresh();
      },
      onChange: (to) => {
        if (to <= known.current) return;
        known.current = to;
        setLive({ state: 'live', changedAt: Date.now(), seenAt: Date.now() });
        waiting ??= setTimeout(refresh, Math.max(0, refreshedAt.current + PACE - Date.now()));
      },
      onLost: () => setLive((was) => ({ ...was, state: was.seenAt === null ? 'connecting' : 'lost' })),
    });
    document.addEventListener('visibilitychange', shown);
    return () => {
      document.removeEventListener('visibilitychange', shown);
      clearTimeout(waiting);
      close();
    };
  }, [router]);
  const following = useMemo(
    (): Following => ({
      follow: (read) => {
        follower.current = read;
        return () => {
          if (follower.current === read) follower.current = null;
        };
      },
      tellCounts: (news) => setCounts((was) => ({ ...was, ...news })),
    }),
    [],
  );
  return (
    <LiveContext value={live}>
      <CountsContext value={counts}>
        <FollowContext value={following}>{children}</FollowContext>
      </CountsContext>
    </LiveContext>
  );
}
