'use client';
import type { ComponentType, ReactNode } from 'react';
import { inbox } from './en/inbox';
import { MoreWords } from './more-words';

const words = { inbox };

/** A part of the inbox, with its words. */
export function inInboxWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
