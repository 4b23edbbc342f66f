'use client';
import { useEffect, useState } from 'react';
import { type CaptureFault, capture, discardFile } from '#client/files/capture';
import { bringThumb, isPictureOf } from '#client/files/thumbs';
import { giveFile } from '#client/platform/give-file';
import type { Bytes, DeviceFile } from '#client/store/database';
import type { FileKind } from '#domain/files/types';
import type { Id } from '#domain/kernel/types';
import type { Ends } from '#sync/local/enqueue';
import type { AttachmentRow } from '#sync/views/attachment';
import { getCurrent } from './current';
import { type MutateAnswer, mutate } from './mutate';
import { useClient, useStore } from './query';
import { useExchange } from './sync-state';

export type { CaptureFault } from '#client/files/capture';
export type { DeviceFile } from '#client/store/database';

/** Files of a form that is not sent yet, in the order they were added. */
export function useDraftFiles(draft: string): DeviceFile[] {
  return useStore((db) => db.file.where('draft').equals(draft).sortBy('at'), [draft]) ?? [];
}

/** Files of several forms whose names begin alike, such as the questions of one. */
export function useFilesBelow(begin: string): DeviceFile[] {
  return useStore((db) => db.file.where('draft').startsWith(begin).sortBy('at'), [begin]) ?? [];
}

/** The same at this moment: also what was added a moment ago. Null: this device does not say now. Never throws. */
export async function draftFilesNow(draft: string): Promise<DeviceFile[] | null> {
  const current = getCurrent();
  if (current.status !== 'open') return null;
  const { store } = current.client;
  return store.query((db) => db.file.where('draft').equals(draft).sortBy('at')).catch(() => null);
}

/** Adds a file to a form. @returns why not, when it is not here now */
export async function addFile(draft: string, file: File, kind: FileKind): Promise<CaptureFault | null> {
  const current = getCurrent();
  if (current.status !== 'open') return 'storage';
  return capture(current.client.store, draft, file, kind);
}

export async function removeDraftFile(id: Id): Promise<void> {
  const current = getCurrent();
  if (current.status === 'open') await discardFile(current.client.store, id);
}

/** What a form sends along, as its intent wants it. */
export const filesOf = (
  files: readonly DeviceFile[],
  ticketId: Id,
  internal: boolean,
): NonNullable<Ends['files']> =>
  files.map(({ id, kind, name, mediaType, size, sha256, width, height }) => ({
    ...{ ticketId, fileId: id, kind, name, mediaType, size, sha256, width, height, internal },
  }));

/** A picture in an image element: its address; `none`: there is none to show; `away`: not on this device now. */
export type Shown = { url: string } | 'loading' | 'none' | 'away';

/** The small picture of a file: from this device, else from the server, and then it stays here. */
export function useThumb(file: Pick<AttachmentRow, 'id' | 'mediaType'>): Shown {
  const { id } = file;
  const store = useClient()?.store ?? null;
  const online = useExchange((status) => status.online);
  const held = useStore(async (db) => (await db.thumb.get(id)) ?? null, [id]);
  const [asked, setAsked] = useState<'none' | 'away' | null>(null);
  const url = useObjectUrl(held ?? null);
  const isPicture = isPictureOf(file);
  const absent = isPicture && held === null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: coming back on line is a reason to ask again
  useEffect(() => {
    if (!store || !absent) return;
    let over = false;
    void bringThumb(store, id).then((answer) => {
      if (!over && answer !== 'here') setAsked(answer);
    });
    return () => {
      over = true;
    };
  }, [store, absent, id, online]);
  if (!isPicture) return 'none';
  if (url) return { url };
  return held === null ? (asked ?? 'loading') : 'loading';
}

/** The whole picture: from this device, else from the server while somebody looks at it. */
export function useWhole(file: Pick<AttachmentRow, 'id'> | null): Shown {
  const id = file?.id ?? null;
  const held = useStore(async (db) => (id ? ((await db.fileBytes.get(id)) ?? null) : null), [id]);
  const [fetched, setFetched] = useState<{ id: Id; bytes: Bytes | 'away' } | null>(null);
  const absent = held === null && id !== null;
  useEffect(() => {
    if (!absent) return;
    const stop = new AbortController();
    fetchWhole(id, stop.signal).then(
      (bytes) => setFetched({ id, bytes }),
      () => {
        if (!stop.signal.aborted) setFetched({ id, bytes: 'away' });
      },
    );
    return () => stop.abort();
  }, [absent, id]);
  const mine = fetched?.id === id ? fetched.bytes : null;
  const url = useObjectUrl(held ?? (mine === 'away' ? null : mine));
  if (!id) return 'none';
  if (url) return { url };
  return mine === 'away' ? 'away' : 'loading';
}

/** Saves a file where the browser saves files. @returns false when it cannot be had now */
export async function saveFile(file: Pick<AttachmentRow, 'id'>, name: string): Promise<boolean> {
  const current = getCurrent();
  if (current.status !== 'open') return false;
  try {
    const held = await current.client.store.query((db) => db.fileBytes.get(file.id));
    const { bytes, type } = held ?? (await fetchWhole(file.id, AbortSignal.timeout(60_000)));
    giveFile(new Blob([bytes], { type }), name);
    return true;
  } catch {
    return false;
  }
}

export async function fetchWhole(id: Id, signal: AbortSignal): Promise<Bytes> {
  const response = await fetch(`/api/attachment/${id}`, { cache: 'no-store', redirect: 'error', signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return { id, bytes: await response.arrayBuffer(), type: response.headers.get('content-type') ?? '' };
}

export function useObjectUrl(held: Bytes | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!held) return setUrl(null);
    const made = URL.createObjectURL(new Blob([held.bytes], { type: held.type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [held]);
  return url;
}

/** Adds files to a ticket without a word, each an intent of its own. @returns the answer of the last */
export async function attachAll(files: NonNullable<Ends['files']>, ends: Ends): Promise<MutateAnswer> {
  let answer: MutateAnswer = { ok: false, error: 'storage' };
  for (const [i, file] of files.entries()) {
    answer = await mutate.attachFile(file, i === 0 ? ends : {});
    if (!answer.ok) return answer;
  }
  return answer;
}
