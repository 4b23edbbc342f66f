'use client';
import { useRef } from 'react';

/** Chosen just now, and not on this device yet. */
export interface Picked {
  files: readonly File[];
  kind: 'photo' | 'file';
}

/** Opens the camera, or the device's own choice of files. The input has to stand somewhere in the page. */
export function usePick(picked: (picked: Picked) => void) {
  const input = useRef<HTMLInputElement>(null);
  const kind = useRef<Picked['kind']>('photo');
  return {
    pick(next: Picked['kind']) {
      const element = input.current;
      if (!element) return;
      kind.current = next;
      element.accept = next === 'photo' ? 'image/*' : '';
      element.multiple = next === 'file';
      if (next === 'photo') element.setAttribute('capture', 'environment');
      else element.removeAttribute('capture');
      element.click();
    },
    input: (
      <input
        ref={input}
        type="file"
        hidden
        data-pick
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again.
          target.value = '';
          if (files.length > 0) picked({ files, kind: kind.current });
        }}
      />
    ),
  };
}
