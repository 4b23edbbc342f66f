'use client';
import { useEffect } from 'react';
import { bringBackFiles, useEarlierAnswers, useRefusedRequest } from '#client/live/catalog';
import { useDraft } from '#client/live/drafts';
import type { Id } from '#domain/kernel/types';
import { type Filled, fileDraft, filedAnswers, filledFrom, filledWith } from './filled';

/** What is kept of a form: by which version it was begun, and what was filled in. */
interface Kept {
  formId: Id | null;
  filled: Filled;
  /** For whom; empty: for oneself; null: the name was emptied and no other chosen. */
  forId: string | null;
}

const NOTHING: Kept = { formId: null, filled: {}, forId: '' };

/** What a form begins with, by its address: an earlier request, or one the server did not take. */
export interface Begun {
  again: Id | null;
  refused: Id | null;
}

/**
 * What has been filled in so far for an item, kept on this device until it is sent or emptied. A form that is opened
 * from an earlier request begins with what was answered then, unless something else was begun; one that was refused
 * goes first.
 */
export function useFilled(itemId: Id, formId: Id | undefined, { again, refused }: Begun) {
  const key = refused ? `request:${itemId}:${refused}` : `request:${itemId}`;
  const [kept, setKept, clear, isKept] = useDraft<Kept>(key, NOTHING);
  const told = useEarlierAnswers(again);
  const isEmpty = Object.keys(kept.filled).length === 0;
  const sent = useRefusedRequest(refused);
  useFilesBack(sent, key);
  const before = sent ? filledWith(sent.answers) : told ? filledFrom(told) : null;
  const filled = isEmpty && before ? before : kept.filled;
  const forId = isEmpty && sent?.requesterId ? sent.requesterId : kept.forId;
  const set = (change: Partial<Kept>) =>
    setKept({ ...kept, filled, forId, formId: formId ?? null, ...change });
  return {
    key,
    filled,
    forId,
    isKept: isKept && !isEmpty,
    isEmpty,
    /** it stands there as it was asked for before */
    isAgain: isEmpty && !sent && told !== null && told !== undefined,
    /** it stands there as the server did not take it */
    isRefused: isEmpty && Boolean(sent),
    /** it was begun by another version of the form */
    isOfOther: !isEmpty && kept.formId !== null && formId !== undefined && kept.formId !== formId,
    setAnswer: (id: string, value: string | readonly string[]) => set({ filled: { ...filled, [id]: value } }),
    setFor: (forId: string | null) => set({ forId }),
    clear,
    /** as it was before it was emptied */
    putBack: () => setKept(kept),
  };
}

/** The files of what was refused stand beneath their questions again. */
function useFilesBack(sent: ReturnType<typeof useRefusedRequest>, key: string): void {
  useEffect(() => {
    if (!sent) return;
    const drafts = filedAnswers(sent.answers).map(([id, fieldId]) => [id, fileDraft(key, fieldId)] as const);
    void bringBackFiles(new Map(drafts));
  }, [sent, key]);
}
