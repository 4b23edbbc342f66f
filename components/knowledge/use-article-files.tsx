'use client';
import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { asArticleFiles } from '#client/live/article-pictures';
import { addFile, draftFilesNow, removeDraftFile, useDraftFiles } from '#client/live/files';
import type { Picked } from '#components/shell/pick-files';
import type { Id } from '#domain/kernel/types';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import { type ArticleFile, isDrawn, pictureMarkdown } from '#domain/knowledge/files';

interface Asked {
  draft: string;
  attached: readonly ArticleFile[];
  onTakeOut: (fileId: Id) => void;
  /** writes into the text, where the cursor stands */
  insert: (piece: string) => void;
}

/** Files of an article that is being written: those it has, and those that go with it when it is saved. */
export function useArticleFiles({ draft, attached, onTakeOut, insert }: Asked) {
  const t = useTranslations('knowledge.files');
  const words = useTranslations('files.fault');
  const added = asArticleFiles(useDraftFiles(draft));
  const [busy, setBusy] = useState(0);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const all = [...attached, ...added];
  const say = (fault: string) => setFaults((known) => [...new Set([...known, fault])]);
  const put = (file: ArticleFile) => insert(pictureMarkdown(file));

  const addOne = async (file: File) => {
    const before = (await draftFilesNow(draft)) ?? [];
    if (before.length + attached.length >= ARTICLE_LIMITS.files)
      return say(t('tooMany', { max: String(ARTICLE_LIMITS.files) }));
    const fault = await addFile(draft, file, 'photo');
    if (fault) return say(words(fault, { name: file.name }));
    const known = new Set(before.map(({ id }) => id));
    const now = asArticleFiles((await draftFilesNow(draft)) ?? []);
    for (const one of now) if (!known.has(one.id) && isDrawn(one)) put(one);
  };
  const take = async ({ files }: Pick<Picked, 'files'>) => {
    setFaults([]);
    setBusy((n) => n + files.length);
    for (const file of files) {
      await addOne(file);
      setBusy((n) => n - 1);
    }
  };
  /** Files that come with a paste or a drop; text goes its own way. */
  const caught = (event: ClipboardEvent | DragEvent, from: DataTransfer | null) => {
    const files = [...(from?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    void take({ files });
  };
  return {
    all,
    busy,
    faults,
    take: (picked: Pick<Picked, 'files'>) => void take(picked),
    put,
    remove(file: ArticleFile) {
      if (attached.some(({ id }) => id === file.id)) onTakeOut(file.id);
      else void removeDraftFile(file.id);
    },
    paste: (event: ClipboardEvent) => caught(event, event.clipboardData),
    drop: (event: DragEvent) => caught(event, event.dataTransfer),
  };
}
export type ArticleFiles = ReturnType<typeof useArticleFiles>;
