'use client';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { newId } from '#client/platform/clock';
import type { ActDoor, Send } from './view';

/**
 * Does things on the server. What got no answer is sent under the same uid when it is tried again, so that it is done once.
 */
export function useDeskSend(act: ActDoor): Send {
  const router = useRouter();
  const last = useRef<{ words: string; uid: string } | null>(null);
  return async (name, args, base = null) => {
    const words = JSON.stringify([name, args]);
    if (last.current?.words !== words) last.current = { words, uid: newId() };
    const { uid } = last.current;
    const answer = await act({ uid, name, args, base }).catch(() => null);
    if (!answer || (!answer.ok && answer.error.code === 'unavailable'))
      return { ok: false, error: { code: 'unavailable' } };
    last.current = null;
    // What is being typed beside it stays.
    router.refresh();
    return answer.ok ? { ok: true, merged: answer.data } : answer;
  };
}
