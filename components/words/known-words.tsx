'use client';
import type { ComponentType, ReactNode } from 'react';
import { known } from './en/known';
import { MoreWords } from './more-words';

const words = { known };

/** A part that tells what is known right now, with its words. */
export function inKnownWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
