'use client';
import type { ComponentType, ReactNode } from 'react';
import { changes } from './en/changes';
import { MoreWords } from './more-words';

const words = { changes };

/** A part that shows changes, with its words. */
export function inChangeWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
