'use client';
import { useEffect, useState } from 'react';
import type { Id } from '#domain/kernel/types';
import type { ArticleFile } from '#domain/knowledge/files';
import { getCurrent } from './current';
import { type DeviceFile, fetchWhole, type Shown, useObjectUrl, useThumb } from './files';
import { useStore } from './query';
import { useExchange } from './sync-state';

/** Larger ones are shown, and not kept: a device holds the pictures of many articles. */
const KEPT_MAX = 4_000_000;

const asked = new Map<Id, Promise<boolean>>();

/** Brings a whole picture onto this device. @returns whether it came */
function bring(file: ArticleFile): Promise<boolean> {
  let coming = asked.get(file.id);
  if (!coming) {
    coming = fetchPicture(file).finally(() => asked.delete(file.id));
    asked.set(file.id, coming);
  }
  return coming;
}

async function fetchPicture({ id }: ArticleFile): Promise<boolean> {
  const current = getCurrent();
  if (current.status !== 'open') return false;
  try {
    const whole = await fetchWhole(id, AbortSignal.timeout(60_000));
    // A captive portal answers everything with its own page.
    if (!whole.type.startsWith('image/')) return false;
    await current.client.store.query((db) => db.picture.put(whole));
    return true;
  } catch {
    return false;
  }
}

/**
 * A picture of an article: whole from this device, or from the server, and then it stays here; meanwhile small. Where
 * neither is here and there is no signal: `away`.
 */
export function useArticlePicture(file: ArticleFile): Shown {
  const { id } = file;
  const online = useExchange((status) => status.online);
  const held = useStore(
    async (db) => (await db.fileBytes.get(id)) ?? (await db.picture.get(id)) ?? null,
    [id],
  );
  const [failed, setFailed] = useState(false);
  const small = useThumb(file);
  const url = useObjectUrl(held ?? null);
  const absent = held === null && file.size <= KEPT_MAX;
  // biome-ignore lint/correctness/useExhaustiveDependencies: coming back on line is a reason to ask again
  useEffect(() => {
    if (!absent) return;
    let over = false;
    void bring(file).then((came) => {
      if (!over) setFailed(!came);
    });
    return () => {
      over = true;
    };
  }, [absent, id, online]);
  if (url) return { url };
  if (typeof small === 'object') return small;
  return failed || !absent ? small : 'loading';
}

/** Files of a form, as the article has them once it is saved. */
export const asArticleFiles = (files: readonly DeviceFile[]): ArticleFile[] =>
  files.map(({ id, name, mediaType, size, sha256, width, height }) => ({
    ...{ id, name, mediaType, size, sha256, width, height },
  }));
