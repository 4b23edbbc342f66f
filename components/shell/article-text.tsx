'use client';
import { FileText, ImageOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useArticlePicture } from '#client/live/article-pictures';
import { saveFile } from '#client/live/files';
import { Button } from '#components/ui/button';
import { MarkdownView } from '#components/ui/markdown-view';
import { SectionHeading } from '#components/ui/section-heading';
import { splitSize } from '#components/ui/split-size';
import { showToast } from '#components/ui/toast';
import { inFileWords } from '#components/words/files-words';
import { type ArticleFile, fileIn, filesBeside } from '#domain/knowledge/files';

interface ArticleTextProps {
  body: string;
  files: readonly ArticleFile[];
}

/** An article as it reads: its text with its own pictures in it, and what else belongs to it below. */
export function ArticleText({ body, files }: ArticleTextProps) {
  const byId = new Map(files.map((file) => [file.id, file]));
  const draw = (address: string, words: string) => {
    const file = byId.get(fileIn(address) ?? '');
    return file ? <Picture file={file} words={words} /> : <NoPicture why="gone" words={words} />;
  };
  const beside = filesBeside(body, files);
  return (
    <>
      <MarkdownView text={body} draw={draw} />
      {beside.length > 0 ? <Beside files={beside} /> : null}
    </>
  );
}

function Picture({ file, words }: { file: ArticleFile; words: string }) {
  const t = useTranslations('knowledge.picture');
  const shown = useArticlePicture(file);
  if (shown === 'away' || shown === 'none') return <NoPicture why={shown} words={words} />;
  const { width, height } = file;
  // The room it takes is known before it is here: nothing jumps.
  const ratio = width && height ? width / height : 4 / 3;
  return (
    <span
      className="my-4 block max-h-[70vh] max-w-full overflow-hidden rounded-btn bg-fill"
      style={{ aspectRatio: ratio, width: `min(100%, ${width ?? 640}px, ${Math.round(ratio * 70)}vh)` }}
    >
      {shown === 'loading' ? (
        <span role="img" aria-label={words || t('unnamed')} className="block size-full" />
      ) : (
        // biome-ignore lint/performance/noImgElement: bytes of this device, nothing to optimise
        <img src={shown.url} alt={words || t('unnamed')} className="size-full object-contain" />
      )}
    </span>
  );
}

/** What stands where a picture is not: its words say what it would show. */
function NoPicture({ why, words }: { why: 'away' | 'none' | 'gone'; words: string }) {
  const t = useTranslations('knowledge.picture');
  return (
    <span className="my-4 flex items-start gap-2.5 rounded-btn border-[1.5px] border-dashed border-line-strong px-3.5 py-3 text-base [&>.lucide]:mt-0.5 [&>.lucide]:size-5 [&>.lucide]:flex-none [&>.lucide]:text-ink-3">
      <ImageOff />
      <span className="min-w-0">
        <bdi className="block font-medium wrap-anywhere">{words || t('unnamed')}</bdi>
        <span className="block text-sm text-ink-2">{t(why)}</span>
      </span>
    </span>
  );
}

const Beside = inFileWords(FilesBeside);

function FilesBeside({ files }: { files: readonly ArticleFile[] }) {
  const t = useTranslations('knowledge.files');
  const words = useTranslations('files');
  const size = (bytes: number) => {
    const { n, unit } = splitSize(bytes);
    return words(`size.${unit}`, { n });
  };
  const save = async (file: ArticleFile) => {
    const ok = await saveFile(file, file.name);
    showToast({ text: words(ok ? 'saved' : 'notSaved') });
  };
  return (
    <section className="mt-8" aria-label={t('title')}>
      <SectionHeading>{t('title')}</SectionHeading>
      <ul className="mt-1 flex flex-wrap gap-2.5">
        {files.map((file) => (
          <li key={file.id} className="max-w-full min-w-0">
            <Button
              icon={<FileText />}
              aria-label={t('save', { name: file.name, size: size(file.size) })}
              onPress={() => void save(file)}
            >
              <bdi className="min-w-0 wrap-anywhere">{file.name}</bdi>
              <span className="num ms-2 font-normal text-ink-3">{size(file.size)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
