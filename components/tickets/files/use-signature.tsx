'use client';
import { useRef } from 'react';
import { useDraft } from '#client/live/drafts';
import { addFile, type CaptureFault } from '#client/live/files';
import type { Ink } from './signature-pad';

/** A signature in a form: who signs, and the line they drew; kept like typed text until it is sent. */
export function useSignature(draft: string, whoIsLikely: string) {
  const [ink, setInk, clearInk] = useDraft<Ink>(`${draft}:ink`, []);
  const [typed, setName, clearName] = useDraft<string | null>(`${draft}:signer`, null);
  const picture = useRef<(() => Promise<Blob | null>) | null>(null);
  const name = typed ?? whoIsLikely;
  return {
    ...{ ink, setInk, name, setName, picture },
    keys: [`${draft}:ink`, `${draft}:signer`],
    clear() {
      clearInk();
      clearName();
    },
    /** Makes a file of it, as a part of the form. Nothing drawn: nothing made. */
    async keep(): Promise<CaptureFault | null> {
      const drawn = ink.length > 0 ? await picture.current?.() : null;
      if (!drawn) return null;
      return addFile(draft, new File([drawn], name.trim(), { type: 'image/png' }), 'signature');
    },
  };
}
