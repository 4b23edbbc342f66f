'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Takes over what was typed, or filled in by the browser, before the page came alive: React would clear it at the
 * first change otherwise.
 */
export function useEarlyText(
  form: RefObject<HTMLFormElement | null>,
  setters: Record<string, (text: string) => void>,
) {
  const first = useRef(setters);
  useEffect(() => {
    for (const [name, set] of Object.entries(first.current)) {
      const field = form.current?.elements.namedItem(name);
      const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
      if (isText && field.value) set(field.value);
    }
  }, [form]);
}
