'use client';
import type { ComponentType, ReactNode } from 'react';
import { approval } from './en/approval';
import { MoreWords } from './more-words';

const words = { approval };

/** A part about approvals, with its words: most tickets need none. */
export function inApprovalWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
