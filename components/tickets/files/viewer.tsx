'use client';
import { Download, FileText, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AttachmentView } from '#client/live/attachments';
import { saveFile, useThumb, useWhole } from '#client/live/files';
import { mutate } from '#client/live/mutate';
import { dropWaiting } from '#client/live/outbox';
import { useMe } from '#components/shell/actor';
import { useFileName, useFileSize } from '#components/shell/files/file-words';
import { useNames } from '#components/shell/names';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { Sheet } from '#components/ui/sheet';
import { showToast } from '#components/ui/toast';
import { TwoClocks } from '#components/ui/when';
import { mayDetach } from '#domain/ticket/attach';

interface ViewerProps {
  file: AttachmentView;
  isOpen: boolean;
  onClose: () => void;
}

/** A photo whole, or a file with what is known of it; to save, and to take off the ticket. */
export function Viewer({ file, isOpen, onClose }: ViewerProps) {
  const t = useTranslations('files');
  const { actor } = useMe();
  const names = useNames();
  const size = useFileSize();
  const name = useFileName()(file);
  const [asks, setAsks] = useState(false);
  const save = async () => {
    const ok = await saveFile(file, file.kind === 'file' ? file.name : `${name}.${ending(file)}`);
    showToast({ text: t(ok ? 'saved' : 'notSaved') });
  };
  const takeOff = async () => {
    // What the server has not heard of is simply not said.
    if (!(file.unsent && (await dropWaiting(file.id))))
      await mutate.detachFile({ ticketId: file.ticketId, fileId: file.id });
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t(file.kind)}
      note={<span className="num">{size(file.size)}</span>}
      footer={
        <div className="flex gap-2">
          <Button className="flex-1" icon={<Download />} onPress={() => void save()}>
            {t('save')}
          </Button>
          {mayDetach(actor, file) ? (
            <Button tone="ghost" className="flex-1" icon={<Trash2 />} onPress={() => setAsks(true)}>
              {t('takeOff')}
            </Button>
          ) : null}
        </div>
      }
    >
      <Shown file={file} name={name} />
      <p className="mt-3 text-base font-semibold [overflow-wrap:anywhere]">
        <bdi>{file.kind === 'photo' ? names(file.authorId) : file.name}</bdi>
      </p>
      <p className="text-sm text-ink-3">
        {file.kind === 'photo' ? null : (
          <>
            <bdi>{names(file.authorId)}</bdi>,{' '}
          </>
        )}
        <TwoClocks happened={file.occurredAt} received={file.receivedAt} />
      </p>
      <DialogConfirm
        isOpen={asks}
        onClose={() => setAsks(false)}
        title={t('takeOffTitle', { name })}
        confirm={t('takeOff')}
        keep={t('keep')}
        onConfirm={() => void takeOff()}
      >
        {t(file.unsent ? 'takeOffHere' : 'takeOffText')}
      </DialogConfirm>
    </Sheet>
  );
}

function Shown({ file, name }: { file: AttachmentView; name: string }) {
  const t = useTranslations('files');
  const thumb = useThumb(file);
  const isPicture = thumb !== 'none';
  const whole = useWhole(isPicture ? file : null);
  if (!isPicture)
    return (
      <p className="flex items-center gap-3 rounded-btn bg-fill px-4 py-5 text-md font-medium [overflow-wrap:anywhere] [&_.lucide]:size-6 [&_.lucide]:flex-none [&_.lucide]:text-ink-3">
        <FileText />
        <bdi className="min-w-0">{file.name}</bdi>
      </p>
    );
  const url = typeof whole === 'object' ? whole.url : typeof thumb === 'object' ? thumb.url : null;
  const ratio = file.width && file.height ? file.width / file.height : 4 / 3;
  return (
    <figure>
      <span
        className="grid max-h-[60vh] w-full place-items-center overflow-hidden rounded-btn bg-fill"
        style={{ aspectRatio: ratio }}
      >
        {url ? (
          // biome-ignore lint/performance/noImgElement: bytes of this device, nothing to optimise
          <img src={url} alt={name} className="size-full object-contain" />
        ) : null}
      </span>
      <figcaption role="status" className="mt-2 text-sm text-ink-2 empty:hidden">
        {whole === 'away' ? t(url ? 'onlySmall' : 'away') : null}
      </figcaption>
    </figure>
  );
}

const ending = (file: AttachmentView): string => (file.mediaType === 'image/png' ? 'png' : 'jpg');
