'use client';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '#client/live/attachments';
import type { CaptureFault } from '#client/live/files';
import { useNames } from '#components/shell/names';
import { splitSize } from '#components/ui/split-size';
import { useTimes } from '#components/ui/when';

/** Bytes in words: '84 kB'. */
export function useFileSize(): (bytes: number) => string {
  const t = useTranslations('files.size');
  return (bytes) => {
    const { n, unit } = splitSize(bytes);
    return t(unit, { n });
  };
}

/** Why a file was not added, in one sentence. */
export function useFaultWords(): (fault: CaptureFault, name: string) => string {
  const t = useTranslations('files.fault');
  return (fault, name) => t(fault, { name });
}

/** What a file is called: a photo by who took it and when, as cameras name them all alike. */
export function useFileName(): (file: AttachmentView) => string {
  const t = useTranslations('files');
  const names = useNames();
  const times = useTimes();
  return (file) => {
    if (file.kind === 'signature') return t('signatureOf', { name: file.name });
    if (file.kind === 'file') return file.name;
    return t('photoOf', { name: names(file.authorId), when: times.dayClock(file.occurredAt) });
  };
}
