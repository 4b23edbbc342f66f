'use client';
import { useRef } from 'react';
import { newId } from '#client/platform/clock';

/**
 * The uid of something that is sent again where no answer came: the same for the same words, so that it is done once.
 * Whatever was answered is settled, and is asked for anew the next time.
 */
export function useUid(): { of(said: unknown): string; settle(): void } {
  const last = useRef<{ words: string; uid: string } | null>(null);
  return {
    of(said) {
      const words = JSON.stringify(said);
      if (last.current?.words !== words) last.current = { words, uid: newId() };
      return last.current.uid;
    },
    settle() {
      last.current = null;
    },
  };
}
