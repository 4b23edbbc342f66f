'use client';
import { later } from './later';

const Text = later(() => import('./markdown').then((part) => part.MarkdownText));

/** A text in Markdown. What reads it is fetched when it is first wanted. */
export function MarkdownView({ text }: { text: string }) {
  return text.trim() === '' ? null : <Text>{text}</Text>;
}
