'use client';
import type { ComponentType, ReactNode } from 'react';
import { knowledge } from './en/knowledge';
import { MoreWords } from './more-words';

const words = { knowledge };

/** A part that shows articles, with its words. */
export function inKnowledgeWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
