import 'server-only';

/** A subscription is under 2 kB; hardly anybody needs to send more here. */
const BODY_MAX = 8_192;

/** The JSON body of a small request, or undefined when it is too long or none. */
export async function readJson(req: Request, most = BODY_MAX): Promise<unknown> {
  const declared = Number(req.headers.get('content-length') ?? 0);
  if (declared > most || !req.body) return undefined;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of req.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > most) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}
