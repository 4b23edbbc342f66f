'use client';
import { Camera, FileText, Paperclip, TriangleAlert, X } from 'lucide-react';
import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { addFile, type DeviceFile, removeDraftFile, useDraftFiles, useThumb } from '#client/live/files';
import { type Picked, usePick } from '#components/shell/pick-files';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { inFileWords } from '#components/words/files-words';
import { useFaultWords, useFileSize } from './file-words';

interface AttachFieldProps {
  /** names the form, as its text does */
  draft: string;
  /** what is asked for; else that photos and files can be added */
  label?: string;
  help?: string | undefined;
  error?: string | null;
  optional?: boolean;
  /** only looked at: nothing can be added */
  isDisabled?: boolean;
  /** how many are being prepared */
  onBusy?: ((files: number) => void) | undefined;
  /** chosen outside, before the form opened */
  picked?: Picked | null;
}

/** Photos and files of a form: on this device as soon as they are chosen, and kept with its text. */
export const AttachField = inFileWords(Field);

function Field({
  draft,
  picked = null,
  help,
  error = null,
  optional,
  isDisabled,
  onBusy,
  ...given
}: AttachFieldProps) {
  const t = useTranslations('files');
  const common = useTranslations('common');
  const files = useDraftFiles(draft).filter(({ kind }) => kind !== 'signature');
  const { take, busy, faults } = useTaking(draft);
  const { pick, input } = usePick(take);
  const label = useId();
  usePicked(picked, take);
  useEffect(() => {
    onBusy?.(busy);
  }, [onBusy, busy]);
  return (
    <section aria-labelledby={label} data-invalid={error ? true : undefined}>
      <p id={label} className="mb-1.5 text-sm font-semibold">
        {given.label ?? t('add')}
        {optional ? <span className="font-regular text-ink-3">, {common('optional')}</span> : null}
      </p>
      {files.length > 0 ? (
        <ul className="mb-2.5 flex flex-wrap gap-2.5">
          {files.map((file) => (
            <DraftTile key={file.id} file={file} />
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap gap-2.5">
        <span className="grow basis-32 rounded-btn bg-surface [&_.lucide]:text-accent">
          <Button tone="ghost" block icon={<Camera />} isDisabled={isDisabled} onPress={() => pick('photo')}>
            {t('photo')}
          </Button>
        </span>
        <span className="grow basis-32 rounded-btn bg-surface [&_.lucide]:text-accent">
          <Button
            tone="ghost"
            block
            icon={<Paperclip />}
            isDisabled={isDisabled}
            onPress={() => pick('file')}
          >
            {t('file')}
          </Button>
        </span>
        {input}
      </div>
      <p role="status" className="mt-1.5 text-sm text-ink-3 empty:hidden">
        {busy > 0 ? t('preparing', { count: busy }) : null}
      </p>
      {help ? <p className="mt-1.5 text-sm text-ink-3">{help}</p> : null}
      <div role="alert">
        {[...(error ? [error] : []), ...faults].map((fault) => (
          <p key={fault} className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger">
            <TriangleAlert className="mt-px size-4 flex-none" />
            <span className="min-w-0 text-pretty">{fault}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

/** Puts what was chosen onto the device, one after the other: a phone has little memory for large photos. */
function useTaking(draft: string) {
  const words = useFaultWords();
  const [busy, setBusy] = useState(0);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const latest = useRef(words);
  latest.current = words;
  const take = useCallback(
    async ({ files, kind }: Picked) => {
      setFaults([]);
      setBusy((n) => n + files.length);
      for (const file of files) {
        const fault = await addFile(draft, file, kind);
        if (fault) setFaults((all) => [...new Set([...all, latest.current(fault, file.name)])]);
        setBusy((n) => n - 1);
      }
    },
    [draft],
  );
  return { take: useCallback((picked: Picked) => void take(picked), [take]), busy, faults };
}

/** Each choice once, however often the form is drawn. */
const taken = new WeakSet<Picked>();

function usePicked(picked: Picked | null, take: (picked: Picked) => void): void {
  useEffect(() => {
    if (!picked || taken.has(picked)) return;
    taken.add(picked);
    take(picked);
  }, [picked, take]);
}

function DraftTile({ file }: { file: DeviceFile }) {
  const t = useTranslations('files');
  const size = useFileSize();
  const shown = useThumb(file);
  const remove = (
    <IconButton
      icon={<X />}
      label={t('remove', { name: file.name })}
      onPress={() => void removeDraftFile(file.id)}
    />
  );
  if (typeof shown === 'object')
    return (
      <li className="relative size-21 overflow-hidden rounded-btn ring-[1.5px] ring-line-strong ring-inset">
        {/* biome-ignore lint/performance/noImgElement: bytes of this device, nothing to optimise */}
        <img src={shown.url} alt={file.name} className="size-full object-cover" />
        <span className="absolute -end-0.5 -top-0.5 rounded-full">
          <span className="pointer-events-none absolute inset-2 rounded-full bg-raised shadow-float" />
          {remove}
        </span>
      </li>
    );
  return (
    <li className="flex min-h-12 max-w-full min-w-0 items-center gap-2.5 rounded-btn bg-fill ps-3 [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-3">
      <FileText />
      <span className="min-w-0 py-1.5 text-sm/4.5">
        <bdi className="block font-medium [overflow-wrap:anywhere]">{file.name}</bdi>
        <span className="text-ink-3">{size(file.size)}</span>
      </span>
      {remove}
    </li>
  );
}
