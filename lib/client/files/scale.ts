import { PHOTO_SIDE, THUMB_SIDE } from '#domain/files/limits';

export interface Picture {
  bytes: Blob;
  width: number;
  height: number;
}

/** A drawing or screen picture that stays smaller than this keeps its sharp edges, bytes. */
const PNG_MOST = 1_500_000;

/** The points of a picture, turned the way it was taken. Decoded off the main thread. @throws when it is none */
export const decode = (file: Blob): Promise<ImageBitmap> =>
  createImageBitmap(file, { imageOrientation: 'from-image' });

/**
 * A photo as it is sent: its long side within 2,048 points, made anew of its points alone, so that nothing else the
 * file holds goes along, the place where it was taken above all.
 */
export async function scaled(bitmap: ImageBitmap, type: string): Promise<Picture> {
  const { canvas, width, height } = await drawn(bitmap, PHOTO_SIDE, type !== 'image/png');
  if (type === 'image/png') {
    const bytes = await encoded(canvas, 'image/png', 1);
    if (bytes.size <= PNG_MOST) return { bytes, width, height };
    const flat = await drawn(bitmap, PHOTO_SIDE, true);
    return { bytes: await encoded(flat.canvas, 'image/jpeg', 0.86), width, height };
  }
  return { bytes: await encoded(canvas, 'image/jpeg', 0.86), width, height };
}

/** The small picture that lists show. */
export async function small(bitmap: ImageBitmap): Promise<Blob> {
  const { canvas } = await drawn(bitmap, THUMB_SIDE, true);
  return encoded(canvas, 'image/jpeg', 0.72);
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;

async function drawn(bitmap: ImageBitmap, side: number, flat: boolean) {
  const share = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * share));
  const height = Math.max(1, Math.round(bitmap.height * share));
  const sized = await createImageBitmap(bitmap, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  const canvas = makeCanvas(width, height);
  const context = canvas.getContext('2d') as CanvasRenderingContext2D | null;
  if (!context) throw new Error('no canvas');
  if (flat) {
    // JPEG has no transparency: what shines through would turn black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(sized, 0, 0);
  sized.close();
  return { canvas, width, height };
}

function makeCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function encoded(canvas: Canvas, type: string, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type, quality });
  return new Promise((resolve, reject) => {
    canvas.toBlob((bytes) => (bytes ? resolve(bytes) : reject(new Error('not encoded'))), type, quality);
  });
}
