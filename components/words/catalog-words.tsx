'use client';
import type { ComponentType, ReactNode } from 'react';
import { catalog } from './en/catalog';
import { MoreWords } from './more-words';

const words = { catalog };

/** A part in which something is asked for, with its words. */
export function inCatalogWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
