'use client';
import type { ComponentType, ReactNode } from 'react';
import { major } from './en/major';
import { MoreWords } from './more-words';

const words = { major };

/** A part that has to do with major incidents, with its words. */
export function inMajorWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
