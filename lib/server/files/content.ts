import 'server-only';
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { FileTypeParser } from 'file-type/node';
import sharp from 'sharp';
import { PIXELS_MAX } from '#domain/files/limits';
import { isMediaType, isPicture, isPlainText, type MediaType } from '#domain/files/types';

/** Looking at a file takes milliseconds; one that takes longer was made to. */
const LOOK_MAX = 3_000;

// One picture at a time is enough work for a server that has others to answer, and none is kept decoded.
sharp.cache(false);
sharp.concurrency(1);

/** `type`: nothing that may be attached. `too_many_points`: a picture whose size unpacked is out of all proportion. */
export type ContentFault = 'type' | 'too_many_points';

/** What a whole file is, by its content alone; its name is not asked. */
export async function lookAt(file: string): Promise<{ type: MediaType } | { fault: ContentFault }> {
  const found = await new FileTypeParser({ signal: AbortSignal.timeout(LOOK_MAX) })
    .fromFile(file)
    .catch(() => null);
  if (found === null) return { fault: 'type' };
  if (!found) return isPlainText(await textOf(file)) ? { type: 'text/plain' } : { fault: 'type' };
  if (!isMediaType(found.mime)) return { fault: 'type' };
  if (isPicture(found.mime)) {
    const fault = await pictureFault(file);
    if (fault) return { fault };
  }
  return { type: found.mime };
}

/** The file as UTF-8; what is none becomes a control character, which no text holds. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file);
  return isUtf8(bytes) ? bytes.toString('utf8') : '\u0000';
}

/** Only the head of the picture is read: what it would unpack to is never unpacked. */
async function pictureFault(file: string): Promise<ContentFault | null> {
  try {
    const { width, height, pages = 1 } = await sharp(file, { limitInputPixels: false, pages: -1 }).metadata();
    return width * height > PIXELS_MAX || width * height * pages > PIXELS_MAX * 2 ? 'too_many_points' : null;
  } catch {
    return 'type';
  }
}
