import { type Head, valuesOf } from './head';

/** Whether a mail comes from whom it names: shown by the domain itself, denied by it, or neither. */
export type Proof = 'passed' | 'failed' | 'none';

/** What is done with a mail of a known sender that nothing proves. */
export const UNPROVEN_WAYS = ['open', 'wait'] as const;
export type UnprovenWay = (typeof UNPROVEN_WAYS)[number];

/** Whose word counts of a sender, and what is done without it. */
export interface MailTrust {
  /** The name our own mail server writes before what it found (RFC 8601, authserv-id); null: none is believed. */
  server: string | null;
  unproven: UnprovenWay;
}

/** As every desk begins: no server is named, so nothing could be proven. */
export const NO_TRUST: MailTrust = { server: null, unproven: 'open' };

/** A name as servers write it; null: it is none. */
export function serverName(typed: string): string | null {
  const name = typed.trim().toLowerCase();
  return /^[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/.test(name) ? name : null;
}

/**
 * What our own mail server found of the sender's domain. Only the first line counts: ours is written on top of all that
 * came with the mail. Without a server's name no line can prove anything, and a failure counts all the same: whoever
 * writes one into a mail of their own gains nothing by it.
 *
 * @param sender the one address the mail names
 */
export function senderCheck(
  head: Head,
  sender: string | null,
  server: string | null,
): { said: string | null; proof: Proof } {
  const [said = null] = valuesOf(head, 'authentication-results');
  return { said: said?.slice(0, 500) ?? null, proof: said === null ? 'none' : proofOf(said, sender, server) };
}

function proofOf(said: string, sender: string | null, server: string | null): Proof {
  const [named = '', ...parts] = plainParts(said);
  if (server !== null && named.trim().split(/\s/)[0] !== server) return 'none';
  const found = parts.flatMap((part) => finding(part) ?? []);
  if (found.some(({ method, result }) => method === 'dmarc' && result === 'fail')) return 'failed';
  const domain = sender?.split('@').at(-1);
  if (server === null || !domain) return 'none';
  return found.some((one) => one.result === 'pass' && proves(one, domain)) ? 'passed' : 'none';
}

interface Finding {
  method: string;
  result: string;
  /** Such as header.d of a signature. */
  of(property: string): string | null;
}

function finding(part: string): Finding | null {
  const [, method, result, rest = ''] = /^\s*([a-z0-9-]+)\s*=\s*([a-z]+)(?:\s+(.*))?$/.exec(part) ?? [];
  if (!method || !result) return null;
  const about = new Map(
    rest.split(/\s+/).map((one) => {
      const at = one.indexOf('=');
      return [
        one.slice(0, at),
        one
          .slice(at + 1)
          .split('@')
          .at(-1) ?? '',
      ] as const;
    }),
  );
  return { method, result, of: (property) => about.get(property) || null };
}

/** DMARC looks at the address that is shown; a signature and the envelope do only where they are of its domain. */
function proves({ method, of }: Finding, domain: string): boolean {
  if (method === 'dmarc') return (of('header.from') ?? domain) === domain;
  if (method === 'dkim') return isOver(of('header.d') ?? of('header.i'), domain);
  return method === 'spf' && isOver(of('smtp.mailfrom'), domain);
}

/** The domain itself, or one that it stands under. */
const isOver = (one: string | null, domain: string): boolean =>
  one !== null && (one === domain || (one.includes('.') && domain.endsWith(`.${one}`)));

/**
 * The parts between semicolons, in lower case, without comments and without what is quoted: those hold addresses that
 * the sender chose. A line that does not end as it should has no parts.
 */
function plainParts(line: string): string[] {
  let [text, depth, quoted] = ['', 0, false];
  for (let at = 0; at < line.length; at++) {
    const one = line[at] ?? '';
    if (one === '\\') at += 1;
    else if (one === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (one === '(') depth += 1;
    else if (one === ')') depth -= 1;
    else if (depth === 0) text += one;
    if (depth < 0) return [];
  }
  return depth === 0 && !quoted ? text.toLowerCase().split(';') : [];
}
