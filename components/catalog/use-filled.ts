'use client';
import { useEarlierAnswers } from '#client/live/catalog';
import { useDraft } from '#client/live/drafts';
import type { Id } from '#domain/kernel/types';
import { type Filled, filledFrom } from './filled';

/** What is kept of a form: by which version it was begun, and what was filled in. */
interface Kept {
  formId: Id | null;
  filled: Filled;
  /** For whom; empty: for oneself; null: the name was emptied and no other chosen. */
  forId: string | null;
}

const NOTHING: Kept = { formId: null, filled: {}, forId: '' };

/**
 * What has been filled in so far for an item, kept on this device until it is sent or emptied. A form that is opened
 * from an earlier request begins with what was answered then, unless something else was begun.
 */
export function useFilled(itemId: Id, formId: Id | undefined, again: Id | null) {
  const key = `request:${itemId}`;
  const [kept, setKept, clear, isKept] = useDraft<Kept>(key, NOTHING);
  const told = useEarlierAnswers(again);
  const isEmpty = Object.keys(kept.filled).length === 0;
  const filled = isEmpty && told ? filledFrom(told) : kept.filled;
  const set = (change: Partial<Kept>) => setKept({ ...kept, filled, formId: formId ?? null, ...change });
  return {
    key,
    filled,
    forId: kept.forId,
    isKept: isKept && !isEmpty,
    isEmpty,
    /** it stands there as it was asked for before */
    isAgain: isEmpty && told !== null && told !== undefined,
    /** it was begun by another version of the form */
    isOfOther: !isEmpty && kept.formId !== null && formId !== undefined && kept.formId !== formId,
    setAnswer: (id: string, value: string | readonly string[]) => set({ filled: { ...filled, [id]: value } }),
    setFor: (forId: string | null) => set({ forId }),
    clear,
    /** as it was before it was emptied */
    putBack: () => setKept(kept),
  };
}
