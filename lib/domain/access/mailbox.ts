export const MAILBOX_MAX = 254;
const LOCAL_MAX = 64;

/** Letters and digits in words joined by dots. No quotes, comments, routes or lists; those mean different things to different programs. */
const LOCAL = /^[a-z0-9_+&'*/=?^{}~#$-]+(\.[a-z0-9_+&'*/=?^{}~#$-]+)*$/;
/** At least two labels; the last one is not a number. */
const DOMAIN = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one canonical form of an address, or null. ASCII only and lower case: what is typed, what is stored and what
 * mail is sent to are the same characters (attacks A27, A35).
 */
export function mailbox(typed: string): string | null {
  const text = typed.trim();
  // Before lower-casing: some foreign letters become ASCII by it.
  if (text.length > MAILBOX_MAX || !/^[\x21-\x7e]+$/.test(text)) return null;
  const address = text.toLowerCase();
  const at = address.indexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  return at > 0 && local.length <= LOCAL_MAX && LOCAL.test(local) && DOMAIN.test(domain) ? address : null;
}

/** Whether a mailbox lies in one of the domains, or in any when there are none. Sister and sub domains are others. */
export function inDomains(address: string, domains: readonly string[]): boolean {
  return domains.length === 0 || domains.includes(address.slice(address.lastIndexOf('@') + 1));
}
