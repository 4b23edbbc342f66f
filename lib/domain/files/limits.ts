/** Largest file, in bytes. */
export const FILE_MAX = 25_000_000;
/** Most bytes of a file in one request: what is lost when the signal goes in the middle of it. */
export const CHUNK_MAX = 1_000_000;
/** Longest name, in UTF-16 code units, its ending included. */
export const FILE_NAME_MAX = 120;
/** Most files one person may have on the server that hang on no ticket yet, and most bytes of them. */
export const UNATTACHED = { files: 200, bytes: 1_000_000_000 } as const;
/** Most points of a picture (width times height, of all its frames). */
export const PIXELS_MAX = 50_000_000;
/** Long side of a photo as it leaves a device, and of its small picture. */
export const PHOTO_SIDE = 2048;
export const THUMB_SIDE = 480;
/** Longest media type. */
export const MEDIA_TYPE_MAX = 100;
