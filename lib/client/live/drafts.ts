'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceNow } from '#client/platform/clock';
import type { DexieStore } from '#client/store/dexie-store';
import { useClient } from './query';

/** Saves the newest value of one draft at a time: typing never waits, and the last text wins. */
class DraftWriter {
  #next: { value: unknown } | null = null;
  #writing = false;

  constructor(
    private readonly store: DexieStore,
    private readonly key: string,
    private readonly saved: (ok: boolean) => void,
  ) {}

  write(value: unknown): void {
    this.#next = { value };
    if (!this.#writing) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#writing = true;
    while (this.#next) {
      const { value } = this.#next;
      this.#next = null;
      const draft = { key: this.key, value, at: deviceNow() };
      const done = this.store.query<unknown>(({ drafts }) =>
        value === undefined ? drafts.delete(this.key) : drafts.put(draft),
      );
      await done.then(
        () => this.saved(value !== undefined),
        () => this.saved(false),
      );
    }
    this.#writing = false;
  }
}

/**
 * What somebody types, kept on this device until it is sent: it survives a reload, a crash, a flat battery.
 *
 * @param key names the form, e.g. "comment:<ticket id>"
 * @returns value, setter, clear (after it was sent), and whether the text is stored
 */
export function useDraft<T>(key: string, initial: T): [T, (value: T) => void, () => void, boolean] {
  const store = useClient()?.store ?? null;
  const [held, setHeld] = useState<{ key: string; value: T } | null>(null);
  const [kept, setKept] = useState(false);
  const writer = useRef<DraftWriter | null>(null);

  useEffect(() => {
    if (!store) return;
    let over = false;
    setKept(false);
    writer.current = new DraftWriter(store, key, (ok) => {
      if (!over) setKept(ok);
    });
    store
      .query(({ drafts }) => drafts.get(key))
      .then(
        (draft) => {
          if (over || !draft) return;
          // Whoever typed before the draft was read goes first.
          setHeld((now) => (now?.key === key ? now : { key, value: draft.value as T }));
          setKept(true);
        },
        () => undefined,
      );
    return () => {
      over = true;
    };
  }, [store, key]);

  const setValue = useCallback(
    (value: T) => {
      setHeld({ key, value });
      writer.current?.write(value);
    },
    [key],
  );
  const clear = useCallback(() => {
    setHeld(null);
    writer.current?.write(undefined);
  }, []);
  return [held?.key === key ? held.value : initial, setValue, clear, kept];
}
