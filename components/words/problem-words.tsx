'use client';
import type { ComponentType, ReactNode } from 'react';
import { problems } from './en/problems';
import { MoreWords } from './more-words';

const words = { problems };

/** A part that shows problems, with its words. */
export function inProblemWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
