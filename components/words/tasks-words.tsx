'use client';
import type { ComponentType, ReactNode } from 'react';
import { tasks } from './en/tasks';
import { MoreWords } from './more-words';

const words = { tasks };

/** A part about the tasks of a ticket, with its words: most tickets have none. */
export function inTasksWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
