'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceNow } from '#client/platform/clock';
import type { PersonDatabase } from '#client/store/database';
import { useClient } from './query';

/** Saves the newest value of one draft at a time: typing never waits, and the last text wins. */
class DraftWriter {
  #next: { value: unknown } | null = null;
  #writing = false;

  constructor(
    private readonly db: PersonDatabase,
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
      const done = value === undefined ? this.db.drafts.delete(this.key) : this.#put(value);
      await Promise.resolve(done).then(
        () => this.saved(value !== undefined),
        () => this.saved(false),
      );
    }
    this.#writing = false;
  }

  async #put(value: unknown): Promise<void> {
    await this.db.drafts.put({ key: this.key, value, at: deviceNow() });
  }
}

/**
 * What somebody types, kept on this device until it is sent: it survives a reload, a crash, a flat battery.
 *
 * @param key names the form, e.g. "comment:<ticket id>"
 * @returns value, setter, clear (after it was sent), and whether the text is stored
 */
export function useDraft<T>(key: string, initial: T): [T, (value: T) => void, () => void, boolean] {
  const db = useClient()?.store.db ?? null;
  const [held, setHeld] = useState<{ key: string; value: T } | null>(null);
  const [kept, setKept] = useState(false);
  const writer = useRef<DraftWriter | null>(null);

  useEffect(() => {
    if (!db) return;
    let over = false;
    setKept(false);
    writer.current = new DraftWriter(db, key, (ok) => {
      if (!over) setKept(ok);
    });
    db.drafts.get(key).then(
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
  }, [db, key]);

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
