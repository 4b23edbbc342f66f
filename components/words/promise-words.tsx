'use client';
import type { ComponentType, ReactNode } from 'react';
import { promises } from './en/promises';
import { MoreWords } from './more-words';

const words = { promises };

/** A part about what was promised, with its words. */
export function inPromiseWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
