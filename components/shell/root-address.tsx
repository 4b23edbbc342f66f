import type { Id } from '#domain/kernel/types';

/**
 * Where what was done can be seen: a ticket, an article, what is known right now.
 *
 * @param name of the intent
 * @param rootId what it was done to
 */
export function rootAddress(name: string, rootId: Id): string {
  if (name.startsWith('article.')) return `/app/knowledge/${rootId}`;
  if (name.startsWith('asset.')) return `/app/assets/${rootId}`;
  if (name.startsWith('announcement.')) return '/app/known';
  if (name.startsWith('change.')) return `/app/changes/${rootId}`;
  if (name.startsWith('freeze.') || name.startsWith('change')) return '/app/changes';
  return `/app/tickets/${rootId}`;
}
