/** A photo is scaled on the device; a signature is a drawing with the name of who signed. */
export const FILE_KINDS = ['photo', 'file', 'signature'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/**
 * What may be attached, by what the content is, with the endings its name may have (the first is the usual one).
 * Nothing that a browser runs (HTML, SVG, XML) is among it.
 */
const ENDINGS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'log', 'csv', 'md', 'json', 'conf', 'cfg', 'ini'],
  'application/zip': ['zip'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
} as const;
export type MediaType = keyof typeof ENDINGS;

export const MEDIA_TYPES = Object.keys(ENDINGS) as [MediaType, ...MediaType[]];

export const isMediaType = (type: string): type is MediaType => Object.hasOwn(ENDINGS, type);

/** The endings a file of this type may have. */
export const endingsOf = (type: MediaType): readonly string[] => ENDINGS[type];

/** Pictures that are shown small. */
export const isPicture = (type: MediaType): boolean => type.startsWith('image/');

/** What a device takes a file for by its name, before the server looks at the content; null: of no allowed type. */
export function typeOfName(name: string): MediaType | null {
  const ending = name.toLowerCase().split('.').pop() ?? '';
  return MEDIA_TYPES.find((type) => endingsOf(type).includes(ending)) ?? null;
}

export type FileFault = 'too_large' | 'empty' | 'type';

/** Text that nothing runs: no control characters, and not the beginning of markup. */
export const isPlainText = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are looked for
  !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text) && !/^\s*<[!?a-z]/i.test(text);
