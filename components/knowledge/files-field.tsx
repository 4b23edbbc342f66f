'use client';
import { FileText, ImagePlus, Paperclip, TriangleAlert, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useThumb } from '#client/live/files';
import { usePick } from '#components/shell/pick-files';
import { Button } from '#components/ui/button';
import { IconButton } from '#components/ui/icon-button';
import { type ArticleFile, filesNamed, isDrawn } from '#domain/knowledge/files';
import type { ArticleFiles } from './use-article-files';

/** Pictures and files of an article that is being written: where each of them will stand, and more to add. */
export function FilesField({ body, files }: { body: string; files: ArticleFiles }) {
  const t = useTranslations('knowledge.files');
  const words = useTranslations('files');
  const { pick, input } = usePick(files.take);
  const label = useId();
  const named = new Set(filesNamed(body));
  return (
    <section aria-labelledby={label}>
      <p id={label} className="pb-1.5 text-sm font-semibold">
        {t('label')}
      </p>
      {files.all.length > 0 ? (
        <ul className="mb-2.5 overflow-hidden rounded-group bg-surface forced-colors:border">
          {files.all.map((file) => (
            <OneFile key={file.id} file={file} isNamed={named.has(file.id)} files={files} />
          ))}
        </ul>
      ) : null}
      <Button icon={<Paperclip />} onPress={() => pick('file')}>
        {t('add')}
      </Button>
      {input}
      <p className="mt-1.5 text-sm text-ink-3">{t('help')}</p>
      <p role="status" className="mt-1.5 text-sm text-ink-3 empty:hidden">
        {files.busy > 0 ? words('preparing', { count: files.busy }) : null}
      </p>
      <div role="alert">
        {files.faults.map((fault) => (
          <p key={fault} className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger">
            <TriangleAlert className="mt-px size-4 flex-none" />
            <span className="min-w-0 text-pretty">{fault}</span>
          </p>
        ))}
      </div>
    </section>
  );
}

function OneFile({ file, isNamed, files }: { file: ArticleFile; isNamed: boolean; files: ArticleFiles }) {
  const t = useTranslations('knowledge.files');
  const words = useTranslations('files');
  const small = useThumb(file);
  const drawn = isDrawn(file);
  return (
    <li className="flex min-h-14 items-center gap-3 py-1 ps-3.5 pe-1 not-last:border-b not-last:border-line">
      <span className="grid size-10 flex-none place-items-center overflow-hidden rounded-ctl bg-fill text-ink-3 [&>.lucide]:size-5">
        {typeof small === 'object' ? (
          // biome-ignore lint/performance/noImgElement: bytes of this device, nothing to optimise
          <img src={small.url} alt="" className="size-full object-cover" />
        ) : (
          <FileText />
        )}
      </span>
      <span className="min-w-0 flex-1 text-sm/4.5">
        <bdi className="block font-medium wrap-anywhere">{file.name}</bdi>
        <span className="text-ink-3">{t(drawn && isNamed ? 'inText' : 'below')}</span>
      </span>
      {drawn && !isNamed ? (
        <IconButton
          icon={<ImagePlus />}
          label={t('put', { name: file.name })}
          onPress={() => files.put(file)}
        />
      ) : null}
      <IconButton
        icon={<X />}
        label={words('remove', { name: file.name })}
        onPress={() => files.remove(file)}
      />
    </li>
  );
}
