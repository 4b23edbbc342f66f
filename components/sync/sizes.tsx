'use client';
import { useTranslations } from 'use-intl';
import { splitSize } from '#components/ui/split-size';

/** Bytes in words: '84 kB', '1.9 GB'. */
export function useSizeWords(): (bytes: number) => string {
  const t = useTranslations('sync.size');
  return (bytes) => {
    const { n, unit } = splitSize(bytes);
    return t(unit, { n });
  };
}
