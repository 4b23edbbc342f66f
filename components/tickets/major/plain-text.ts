import { Children, isValidElement, type ReactNode } from 'react';

/** The isolates that keep a name's own direction inside a sentence; a file needs none. */
const ISOLATES = /[\u2066-\u2069]/g;

/** What a sentence with emphasis in it says. */
export function plainText(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node).replaceAll(ISOLATES, '');
  if (isValidElement<{ children?: ReactNode }>(node)) return plainText(node.props.children);
  if (node === null || node === undefined || typeof node === 'boolean') return '';
  return Children.toArray(node).map(plainText).join('');
}
