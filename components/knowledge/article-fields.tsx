'use client';
import { type RefObject, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ArticleText } from '#components/shell/article-text';
import { useCategoryOptions } from '#components/shell/category-options';
import { useDirectory } from '#components/shell/directory';
import { Segmented } from '#components/ui/segmented';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { inFileWords } from '#components/words/files-words';
import type { Id } from '#domain/kernel/types';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS } from '#domain/knowledge/article';
import type { ArticleFile } from '#domain/knowledge/files';
import type { ArticleRow } from '#sync/views/article';
import { FilesField } from './files-field';
import { useArticleFiles } from './use-article-files';

/** What whoever writes decides. */
export type Words = Pick<ArticleRow, 'title' | 'body' | 'audience' | 'teamId' | 'categoryId' | 'keywords'>;

interface ArticleFieldsProps {
  words: Words;
  onChange: (change: Partial<Words>) => void;
  titleError: string | null;
  teamError: string | null;
  /** names the form whose files these are */
  draft: string;
  /** files it has already */
  attached: readonly ArticleFile[];
  onTakeOut: (fileId: Id) => void;
}

const NONE = '';

/** The words of an article, how they will read, and who reads them. */
export const ArticleFields = inFileWords(Fields);

function Fields(props: ArticleFieldsProps) {
  const { words, onChange, titleError, teamError, draft, attached, onTakeOut } = props;
  const t = useTranslations('knowledge.edit');
  const audience = useTranslations('knowledge.audience');
  const { teams } = useDirectory();
  const [view, setView] = useState<'write' | 'read'>('write');
  const categories = useCategoryOptions(words.categoryId);
  const area = useRef<HTMLDivElement>(null);
  const files = useArticleFiles({ draft, attached, onTakeOut, ...useInsert(area, words.body, onChange) });
  const teamOptions = [...(teams?.values() ?? [])]
    .filter((team) => team.active || team.id === words.teamId)
    .map(({ id, name }) => ({ id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="flex flex-col gap-5 pt-2">
      <TextField
        label={t('name')}
        value={words.title}
        onChange={(title) => onChange({ title })}
        maxLength={ARTICLE_LIMITS.title}
        help={t('nameHelp')}
        error={titleError}
      />
      <div>
        <Segmented
          label={t('body')}
          value={view}
          onChange={setView}
          options={[
            { id: 'write', label: t('writing') },
            { id: 'read', label: t('preview') },
          ]}
          className="mb-3"
        />
        {view === 'write' ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: what is pasted or dropped into the field comes up to here; a button below does the same
          <div ref={area} onPaste={(event) => files.paste(event)} onDrop={(event) => files.drop(event)}>
            <TextArea
              label={t('body')}
              value={words.body}
              onChange={(body) => onChange({ body })}
              maxLength={ARTICLE_LIMITS.body}
              help={t('bodyHelp')}
              rows={12}
            />
          </div>
        ) : (
          <div className="min-h-40 rounded-group bg-surface px-4 py-4 forced-colors:border">
            {words.body.trim() === '' ? (
              <p className="text-base text-ink-3">{t('nothing')}</p>
            ) : (
              <ArticleText body={words.body} files={files.all} />
            )}
          </div>
        )}
      </div>
      <FilesField body={words.body} files={files} />
      <div>
        <p className="pb-1.5 text-sm font-semibold">{t('audience')}</p>
        <Segmented
          label={t('audience')}
          value={words.audience}
          onChange={(next) => onChange({ audience: next })}
          options={ARTICLE_AUDIENCES.map((id) => ({ id, label: audience(id) }))}
        />
        <p className="mt-1.5 text-sm text-ink-3">{t('audienceText')}</p>
      </div>
      {words.audience === 'team' ? (
        <Select
          label={t('team')}
          value={words.teamId}
          onChange={(teamId) => onChange({ teamId })}
          options={teamOptions}
          error={teamError}
        />
      ) : null}
      <Select
        label={t('category')}
        value={words.categoryId ?? NONE}
        onChange={(id) => onChange({ categoryId: id === NONE ? null : id })}
        options={[{ id: NONE, label: t('noCategory') }, ...categories]}
      />
      <TextField
        label={t('keywords')}
        value={words.keywords}
        onChange={(keywords) => onChange({ keywords })}
        maxLength={ARTICLE_LIMITS.keywords}
        help={t('keywordsHelp')}
        optional
      />
    </div>
  );
}

/** Writes something where the cursor stands, on a line of its own. A picture takes a moment: more may be typed by then. */
function useInsert(
  area: RefObject<HTMLDivElement | null>,
  body: string,
  onChange: ArticleFieldsProps['onChange'],
) {
  const now = useRef({ body, onChange });
  now.current = { body, onChange };
  return {
    insert(piece: string) {
      const { body: text, onChange: change } = now.current;
      const at = area.current?.querySelector('textarea')?.selectionEnd ?? text.length;
      const before = text.slice(0, at).replace(/\n*$/u, '');
      const after = text.slice(at).replace(/^\n*/u, '');
      const whole = `${before}${before ? '\n\n' : ''}${piece}\n${after ? `\n${after}` : ''}`;
      if (whole.length > ARTICLE_LIMITS.body) return;
      now.current = { body: whole, onChange: change };
      change({ body: whole });
    },
  };
}
