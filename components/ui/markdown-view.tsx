'use client';
import { later } from './later';
import type { DrawFile } from './markdown';

const Text = later(() => import('./markdown').then((part) => part.MarkdownText));

interface MarkdownViewProps {
  text: string;
  /** draws the pictures that belong to the text; without it their words stand there */
  draw?: DrawFile;
}

/** A text in Markdown. What reads it is fetched when it is first wanted. */
export function MarkdownView({ text, draw }: MarkdownViewProps) {
  return text.trim() === '' ? null : <Text draw={draw}>{text}</Text>;
}
