'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCategoryOptions } from '#components/shell/category-options';
import { useDirectory } from '#components/shell/directory';
import { MarkdownView } from '#components/ui/markdown-view';
import { Segmented } from '#components/ui/segmented';
import { Select } from '#components/ui/select';
import { TextArea } from '#components/ui/text-area';
import { TextField } from '#components/ui/text-field';
import { ARTICLE_AUDIENCES, ARTICLE_LIMITS } from '#domain/knowledge/article';
import type { ArticleRow } from '#sync/views/article';

/** What whoever writes decides. */
export type Words = Pick<ArticleRow, 'title' | 'body' | 'audience' | 'teamId' | 'categoryId' | 'keywords'>;

interface ArticleFieldsProps {
  words: Words;
  onChange: (change: Partial<Words>) => void;
  titleError: string | null;
  teamError: string | null;
}

const NONE = '';

/** The words of an article, how they will read, and who reads them. */
export function ArticleFields({ words, onChange, titleError, teamError }: ArticleFieldsProps) {
  const t = useTranslations('knowledge.edit');
  const audience = useTranslations('knowledge.audience');
  const { teams } = useDirectory();
  const [view, setView] = useState<'write' | 'read'>('write');
  const categories = useCategoryOptions(words.categoryId);
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
          <TextArea
            label={t('body')}
            value={words.body}
            onChange={(body) => onChange({ body })}
            maxLength={ARTICLE_LIMITS.body}
            help={t('bodyHelp')}
            rows={12}
          />
        ) : (
          <div className="min-h-40 rounded-group bg-surface px-4 py-4 forced-colors:border">
            {words.body.trim() === '' ? (
              <p className="text-base text-ink-3">{t('nothing')}</p>
            ) : (
              <MarkdownView text={words.body} />
            )}
          </div>
        )}
      </div>
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
