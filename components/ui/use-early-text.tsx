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
      if (field instanceof HTMLInputElement && field.value) set(field.value);
    }
  }, [form]);
}
