import { markedParts } from '#domain/search/marks';

/** A text with what was found in it marked. */
export function Marked({ text, found }: { text: string; found: ReadonlySet<string> }) {
  return markedParts(text, found).map(({ text: part, isMarked }, at) =>
    isMarked ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in their order
      <mark key={at} className="rounded-[3px] bg-fill-2 text-ink">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
