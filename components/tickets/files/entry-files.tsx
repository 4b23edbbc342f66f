'use client';
import { CircleDashed, FileText, ImageOff, Lock } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '#client/live/attachments';
import { useThumb } from '#client/live/files';
import { useFileName, useFileSize } from '#components/shell/files/file-words';
import { useSync } from '#components/shell/sync-facts';
import { Progress } from '#components/ui/progress';
import { inFileWords } from '#components/words/files-words';
import { Viewer } from './viewer';

/** Photos, files and signatures of one entry. A tap opens one whole. */
export const EntryFiles = inFileWords(Files);

interface FilesProps {
  files: readonly AttachmentView[];
  /** what they came with says already that it is on this device only */
  said?: boolean;
  className?: string;
}

function Files({ files, said = false, className = '' }: FilesProps) {
  const t = useTranslations('files');
  const uploading = useSync((sync) => sync.uploading);
  const [open, setOpen] = useState<AttachmentView | null>(null);
  const current = open && (files.find(({ id }) => id === open.id) ?? null);
  const waiting = files.filter((file) => file.unsent && file.id !== uploading?.fileId).length;
  return (
    <>
      <ul className={`flex flex-wrap gap-2.5 ${className}`}>
        {files.map((file) => (
          <li key={file.id} className="max-w-full min-w-0">
            <OneFile file={file} onOpen={() => setOpen(file)} />
          </li>
        ))}
      </ul>
      {waiting > 0 && !said ? (
        <p className="mt-1.5 flex items-center gap-1.25 text-sm font-medium text-ink-2 [&_.lucide]:size-3.5">
          <CircleDashed />
          {t('unsent', { count: waiting })}
        </p>
      ) : null}
      {open ? (
        <Viewer file={current ?? open} isOpen={current !== null} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}

function OneFile({ file, onOpen }: { file: AttachmentView; onOpen: () => void }) {
  const t = useTranslations('files');
  const name = useFileName()(file);
  const shown = useThumb(file);
  const whole = file.kind === 'signature' ? 'border border-line' : '';
  const edge = file.unsent ? 'border-[1.5px] border-dashed border-line-strong' : whole;
  const isPicture = shown !== 'none';
  return (
    <>
      <AriaButton
        aria-label={t('open', { name })}
        onPress={onOpen}
        className={
          isPicture
            ? `relative block w-44 max-w-full overflow-hidden rounded-btn bg-fill data-pressed:opacity-90 ${edge}`
            : `flex min-h-12 max-w-full items-center gap-2.5 rounded-btn bg-fill px-3 py-2 text-start text-sm/4.5 data-pressed:bg-fill-2 [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-3 ${edge}`
        }
      >
        {isPicture ? <Picture file={file} shown={shown} name={name} /> : <Named file={file} name={name} />}
      </AriaButton>
      {file.unsent ? <OnItsWay file={file} name={name} /> : null}
    </>
  );
}

function Picture({
  file,
  shown,
  name,
}: {
  file: AttachmentView;
  shown: ReturnType<typeof useThumb>;
  name: string;
}) {
  const t = useTranslations('files');
  // The room it takes is known before it is here: nothing jumps.
  const share = file.width && file.height ? file.width / file.height : 4 / 3;
  const isDrawn = file.kind === 'signature';
  const ratio = isDrawn ? share : Math.min(2.4, Math.max(0.75, share));
  return (
    <span className="block" style={{ aspectRatio: ratio }}>
      {typeof shown === 'object' ? (
        // biome-ignore lint/performance/noImgElement: bytes of this device, nothing to optimise
        <img
          src={shown.url}
          alt={name}
          className={`size-full ${isDrawn ? 'object-contain' : 'object-cover'}`}
        />
      ) : shown === 'away' ? (
        <span className="grid size-full content-center justify-items-center gap-1.5 p-3 text-center text-xs text-ink-2 [&_.lucide]:size-5 [&_.lucide]:text-ink-3">
          <ImageOff />
          {t('away')}
        </span>
      ) : null}
      {file.internal ? (
        <span className="absolute start-2 top-2 grid size-6 place-items-center rounded-full bg-raised text-ink-2 [&_.lucide]:size-3.5">
          <Lock />
        </span>
      ) : null}
    </span>
  );
}

function Named({ file, name }: { file: AttachmentView; name: string }) {
  const size = useFileSize();
  return (
    <>
      <FileText />
      <span className="min-w-0">
        <bdi className="block font-medium [overflow-wrap:anywhere] text-ink">{name}</bdi>
        <span className="text-ink-3">{size(file.size)}</span>
      </span>
    </>
  );
}

/** How far it is. */
function OnItsWay({ file, name }: { file: AttachmentView; name: string }) {
  const t = useTranslations('files');
  const size = useFileSize();
  const uploading = useSync((sync) => sync.uploading);
  if (uploading?.fileId !== file.id) return null;
  return (
    <div className="mt-1.5 w-44 max-w-full">
      <Progress label={t('progress', { name })} value={uploading.sent} max={uploading.size} />
      <p className="num mt-1 text-sm text-ink-2">
        {t('sending', { sent: size(uploading.sent), size: size(uploading.size) })}
      </p>
    </div>
  );
}
