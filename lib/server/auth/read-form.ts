import 'server-only';

/** What goes along with the text of a form. */
const REST = 1_000;
/** Each character written as "%XX" three times. */
const PER_CHARACTER = 9;

/**
 * The fields of a form that a page without code sent; null: it is longer than any form of ours.
 * @param longest characters of its longest text
 */
export async function readForm(req: Request, longest: number): Promise<Record<string, string> | null> {
  const max = longest * PER_CHARACTER + REST;
  const declared = Number(req.headers.get('content-length') ?? 0);
  if (declared > max || !req.body) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > max) return null;
    chunks.push(chunk);
  }
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
}
