'use client';
import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { newId } from '#client/platform/clock';
import type { MutationResult } from '#sync/protocol/result';
import { ask, type Failure, type SettingDoor } from './server-answer';

/** Why the last save did not go through: refused or failed, or fields that somebody else changed too. */
export type Told =
  | { kind: 'failed'; failure: Failure }
  | { kind: 'merged'; merged: MutationResult['merged'] };

/**
 * Saves one setting and keeps what came of it.
 * @param onSaved called once the server has it
 */
export function useSetting<Args, Base>(door: SettingDoor<Args, Base>, onSaved: () => void) {
  const [told, setTold] = useState<Told | null>(null);
  const [saving, start] = useTransition();
  const router = useRouter();
  /** The intent under way: pressed again after a lost answer, it is the same one. */
  const sent = useRef<{ text: string; uid: string } | null>(null);

  const save = (args: Args, base: Base) => {
    const text = JSON.stringify([args, base]);
    if (sent.current?.text !== text) sent.current = { text, uid: newId() };
    const { uid } = sent.current;
    start(async () => {
      const answer = await ask(door({ uid, args, base }));
      if (!answer.ok) return setTold({ kind: 'failed', failure: answer.error });
      sent.current = null;
      const { status, code, detail, merged } = answer.data;
      if (status === 'merged') {
        setTold({ kind: 'merged', merged });
        router.refresh();
        return;
      }
      if (status !== 'ok') return setTold({ kind: 'failed', failure: { code: code ?? 'other', detail } });
      setTold(null);
      router.refresh();
      onSaved();
    });
  };

  return {
    ...{ save, saving, told, forget: () => setTold(null) },
    /** The same answer, before anything is sent. */
    refuse: (failure: Failure) => setTold({ kind: 'failed', failure }),
  };
}
