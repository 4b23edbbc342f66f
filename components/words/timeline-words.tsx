'use client';
import type { ComponentType, ReactNode } from 'react';
import { useMessages } from 'use-intl';
import { scores } from './en/scores';
import { timeline } from './en/timeline';
import { MoreWords } from './more-words';

/** A part that tells what happened on a ticket, with its words beside those of the ticket. */
export function inTimelineWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => {
    const { tickets } = useMessages();
    return (
      <MoreWords messages={{ scores, tickets: { ...tickets, ...timeline } }}>
        <Part {...props} />
      </MoreWords>
    );
  };
}
