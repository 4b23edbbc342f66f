import { deviceNow, newId } from '#client/platform/clock';
import type { DeviceFile } from '#client/store/database';
import type { DexieStore } from '#client/store/dexie-store';
import { cleanFileName, nameFor } from '#domain/files/file-name';
import { FILE_MAX } from '#domain/files/limits';
import {
  type FileFault,
  type FileKind,
  isMediaType,
  isPicture,
  type MediaType,
  typeOfName,
} from '#domain/files/types';
import { decode, scaled, small } from './scale';

/** Why a file is not here: what is wrong with it, or that this device has no room for it (P27). */
export type CaptureFault = FileFault | 'unreadable' | 'storage';

/** Pictures that are made anew; a moving one would stand still. */
const SCALED = ['image/jpeg', 'image/png', 'image/webp'];
/** A photo straight from a camera is large; it is scaled before its size counts. */
const CAMERA_MAX = 100_000_000;

interface Prepared {
  bytes: Blob;
  mediaType: DeviceFile['mediaType'];
  width: number | null;
  height: number | null;
  thumb: Blob | null;
}

/**
 * Puts a file onto this device as a part of a form: scaled if it is a photo, hashed, with its small picture. It is
 * durable when this answers.
 *
 * @param draft names the form, e.g. "comment:<ticket id>"
 */
export async function capture(
  store: DexieStore,
  draft: string,
  file: File,
  kind: FileKind,
): Promise<CaptureFault | null> {
  const prepared = await prepare(file);
  if (typeof prepared === 'string') return prepared;
  const { thumb, ...facts } = prepared;
  const bytes = await facts.bytes.arrayBuffer();
  const row: DeviceFile = {
    id: newId(),
    draft,
    kind: kind === 'photo' && !isPicture(facts.mediaType) ? 'file' : kind,
    name: kind === 'signature' ? file.name : renamed(file.name, facts.mediaType),
    mediaType: facts.mediaType,
    size: bytes.byteLength,
    sha256: hex(await crypto.subtle.digest('SHA-256', bytes)),
    width: facts.width,
    height: facts.height,
    at: deviceNow(),
  };
  const picture = thumb && { id: row.id, bytes: await thumb.arrayBuffer(), type: thumb.type };
  try {
    await store.query((db) =>
      db.transaction('rw', db.file, db.fileBytes, db.thumb, async () => {
        await db.fileBytes.put({ id: row.id, bytes, type: row.mediaType });
        if (picture) await db.thumb.put(picture);
        await db.file.put(row);
      }),
    );
    return null;
  } catch {
    return 'storage';
  }
}

async function prepare(file: File): Promise<Prepared | CaptureFault> {
  if (file.size === 0) return 'empty';
  // A camera may give no name, a share no type.
  const type = isMediaType(file.type) ? file.type : typeOfName(file.name);
  if (file.type.startsWith('image/') && file.type !== 'image/gif' && file.type !== 'image/svg+xml')
    return photo(file, type ?? 'image/jpeg');
  if (!type) return 'type';
  if (SCALED.includes(type)) return photo(file, type);
  if (file.size > FILE_MAX) return 'too_large';
  const bitmap = isPicture(type) ? await decode(file).catch(() => null) : null;
  const { width = null, height = null } = bitmap ?? {};
  const thumb = bitmap && (await small(bitmap));
  bitmap?.close();
  return { bytes: file, mediaType: type, width, height, thumb };
}

async function photo(file: File, type: string): Promise<Prepared | CaptureFault> {
  if (file.size > CAMERA_MAX) return 'too_large';
  try {
    const bitmap = await decode(file);
    const { bytes, width, height } = await scaled(bitmap, type);
    const thumb = await small(bitmap);
    bitmap.close();
    if (!isMediaType(bytes.type)) return 'unreadable';
    return { bytes, mediaType: bytes.type, width, height, thumb };
  } catch {
    return 'unreadable';
  }
}

/** A photo that was made anew is called what it is now. */
function renamed(name: string, type: MediaType): string {
  const clean = cleanFileName(name);
  const was = typeOfName(clean);
  return nameFor(was && was !== type && isPicture(type) ? clean.replace(/\.[^.]+$/, '') : clean, type);
}

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Takes a file off a form that is not sent. */
export const discardFile = (store: DexieStore, id: string): Promise<void> =>
  store.query((db) =>
    db.transaction('rw', db.file, db.fileBytes, db.thumb, async () => {
      await db.file.delete(id);
      await db.fileBytes.delete(id);
      await db.thumb.delete(id);
    }),
  );
