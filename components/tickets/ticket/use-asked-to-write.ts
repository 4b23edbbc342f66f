'use client';
import { useEffect, useEffectEvent } from 'react';
import { navigate, useRoute } from '#client/platform/navigate';

/** Somebody wants to answer a notification whose browser takes no text: its address says so, once. */
export function useAskedToWrite(write: (kind: 'reply' | 'note') => void): void {
  const { path, params } = useRoute();
  const asked = params.get('write');
  const begin = useEffectEvent(write);
  useEffect(() => {
    if (asked !== 'reply' && asked !== 'note') return;
    begin(asked);
    // Going back, or loading the page again, does not ask a second time.
    navigate(path, { replace: true });
  }, [asked, path]);
}
