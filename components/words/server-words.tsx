import { createTranslator, type NamespaceKeys, type NestedKeyOf } from 'use-intl/core';
import { en } from './en';

/**
 * Words of one namespace for server components and server actions: `const t = serverWords('doors')`.
 * `timeZone` matters only to messages that format a date; name the reader's zone.
 */
export function serverWords<N extends NamespaceKeys<typeof en, NestedKeyOf<typeof en>>>(
  namespace: N,
  timeZone = 'UTC',
) {
  return createTranslator({ locale: 'en', messages: en, namespace, timeZone });
}
