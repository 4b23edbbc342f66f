'use client';
import type { ComponentType, ReactNode } from 'react';
import { requester } from './en/requester';
import { scores } from './en/scores';
import { MoreWords } from './more-words';

const words = { requester, scores };

/** A part for those who report, with its words: the first screen of those who work does without both. */
export function inRequesterWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
