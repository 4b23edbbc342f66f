/** A piece of what somebody wrote; with an address, it leads there. */
export interface TextPart {
  text: string;
  href: string | null;
}

/**
 * Where an address ends: at a space, at what closes an attribute or a tag, and at signs that turn the direction of
 * writing (they make an address look like another).
 */
const ADDRESS = /\bhttps?:\/\/[^\s<>"'`\u200e\u200f\u202a-\u202e\u2066-\u2069]+/giu;
/** Longer ones are none that somebody opens. */
const LONGEST = 2_000;
/** The sentence goes on behind an address. */
const AFTER = new Set(".,;:!?…'’”»*_");
const OPENS = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Takes a text apart into what is an address on the web and what is not. Joined again, the parts are the text.
 * Addresses with a name and a password in them stay text: "https://bank.example@evil.example" leads elsewhere than it says.
 */
export function linkedParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutSentence(found[0]);
    const href = hrefOf(address);
    if (!href) continue;
    if (found.index > from) parts.push({ text: text.slice(from, found.index), href: null });
    from = found.index + address.length;
    parts.push({ text: address, href });
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

/** Without the full stop of its sentence, and without a bracket that was opened before it. One walk, whatever the text. */
function withoutSentence(found: string): string {
  const many = new Map<string, number>();
  for (const sign of found) many.set(sign, (many.get(sign) ?? 0) + 1);
  let end = found.length;
  while (end > 0) {
    const last = found.charAt(end - 1);
    const open = OPENS.get(last);
    const isOfSentence = open === undefined ? AFTER.has(last) : (many.get(last) ?? 0) > (many.get(open) ?? 0);
    if (!isOfSentence) break;
    many.set(last, (many.get(last) ?? 0) - 1);
    end -= 1;
  }
  return found.slice(0, end);
}

function hrefOf(address: string): string | null {
  if (address.length > LONGEST || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.username || url.password || !url.hostname ? null : url.href;
}
