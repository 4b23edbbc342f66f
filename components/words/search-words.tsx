'use client';
import type { ReactNode } from 'react';
import { requester } from './en/requester';
import { search } from './en/search';
import { MoreWords } from './more-words';

const words = { search, requester };

/** The words of the search, and those in which requesters read their tickets. */
export function SearchWords({ children }: { children: ReactNode }) {
  return <MoreWords messages={words}>{children}</MoreWords>;
}
