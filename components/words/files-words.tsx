'use client';
import type { ComponentType, ReactNode } from 'react';
import { files } from './en/files';
import { MoreWords } from './more-words';

const words = { files };

/** A part about photos, files and signatures, with its words. */
export function inFileWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
