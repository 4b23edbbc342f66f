import { ASSET_LIMITS, foldTag } from './asset';

/** Labels of one print: ten sheets. */
export const MOST_LABELS = 240;

/** Where the label of an asset leads: anybody's camera opens it. */
export const labelAddress = (origin: string, tag: string): string => {
  const said = withoutControls(tag);
  // An address with nothing but dots at its end is another address.
  return /^\.*$/.test(said) ? said : `${origin}/t/${encodeURIComponent(said)}`;
};

/**
 * The tag, folded, that a label says: it alone, or our own address with it. What is anything else, such as the address of somebody else,
 * is a tag that nobody has.
 */
export function tagOfLabel(said: string, origin: string): string {
  return foldTag(withoutControls(tagInAddress(said.trim(), origin) ?? said)).slice(0, ASSET_LIMITS.tag);
}

function tagInAddress(said: string, origin: string): string | null {
  const start = `${origin}/t/`;
  const [, tag] = (said.startsWith(start) && /^([^/?#]+)\/?$/.exec(said.slice(start.length))) || [];
  if (tag === undefined) return null;
  try {
    return decodeURIComponent(tag);
  } catch {
    return null;
  }
}

/** What is printed or read, without what has no shape. */
export const withoutControls = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim();
