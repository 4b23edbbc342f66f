import 'server-only';
import sharp from 'sharp';
import { PIXELS_MAX, THUMB_SIDE } from '#domain/files/limits';
import { isMediaType, isPicture } from '#domain/files/types';
import { log } from '#server/log';
import { disk, keptKey, thumbKey } from './store';

/** Seconds after which a picture that takes so long is given up. */
const LONGEST = 10;

/** One at a time: pictures of many points take memory. */
let last: Promise<unknown> = Promise.resolve();

/** The small picture of a file, made at first sight and kept; null when it is none, or cannot be read. */
export async function thumbOf(file: { storeKey: string; mediaType: string }): Promise<Buffer | null> {
  if (!isMediaType(file.mediaType) || !isPicture(file.mediaType)) return null;
  const key = thumbKey(file.storeKey);
  const turn = last.then(async () => {
    if (await disk().exists(key)) return Buffer.from(await disk().getBytes(key));
    const made = await make(Buffer.from(await disk().getBytes(keptKey(file.storeKey))));
    await disk().put(key, made);
    return made;
  });
  last = turn.catch(() => undefined);
  return turn.catch((error: unknown) => {
    log.warn({ storeKey: file.storeKey, err: error }, 'no small picture');
    return null;
  });
}

/** Made anew of the points alone: nothing else of what the file holds comes through. */
const make = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { limitInputPixels: PIXELS_MAX, pages: 1 })
    .rotate()
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .timeout({ seconds: LONGEST })
    .toBuffer();
