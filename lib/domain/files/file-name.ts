import { FILE_NAME_MAX } from './limits';
import { endingsOf, type MediaType } from './types';

/** What nobody sees but what makes a name look like another: controls, zero width, changes of direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const FALLBACK = 'file';

/**
 * A name as it is kept and shown: its last part, of visible characters only, not too long. It never names a place:
 * files are stored under names of our own.
 */
export function cleanFileName(name: string): string {
  const seen = name.replace(UNSEEN, '').normalize('NFC');
  const last = seen.split(/[\\/]/).pop() ?? '';
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const safe = DEVICE.test(plain) ? `_${plain}` : plain;
  return shorten(safe) || FALLBACK;
}

/** The name with an ending that says what the file is: `invoice.pdf.exe` that is a PDF becomes `invoice.pdf.exe.pdf`. */
export function nameFor(name: string, type: MediaType): string {
  const clean = cleanFileName(name);
  const endings = endingsOf(type);
  const ending = clean.includes('.') ? (clean.split('.').pop() ?? '').toLowerCase() : '';
  return endings.includes(ending) ? clean : shorten(`${clean}.${endings[0]}`);
}

/** Cut in the middle, before the ending, never inside a character. */
function shorten(name: string): string {
  if (name.length <= FILE_NAME_MAX) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  const room = FILE_NAME_MAX - ending.length;
  let kept = '';
  for (const character of name) {
    if (kept.length + character.length > room) break;
    kept += character;
  }
  return kept.trimEnd() + ending;
}

/** The name of who signed, as it was typed; what turns the direction of other text is left out. */
export const cleanSigner = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u202a-\u202e\u2066-\u2069]/gu, '')
    .normalize('NFC')
    .trim()
    .slice(0, FILE_NAME_MAX);
