'use client';
import { BookX, Copy, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asArticleFiles } from '#client/live/article-pictures';
import { useArticle } from '#client/live/articles';
import { useDraft } from '#client/live/drafts';
import { draftFilesNow } from '#client/live/files';
import { enqueueAct, newId } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { copyText } from '#components/shell/copy-text';
import { FootBar } from '#components/shell/foot-bar';
import { go, goBack } from '#components/shell/go';
import { Page } from '#components/shell/page';
import { useScrollMemory } from '#components/shell/scroll-memory';
import { AppBar } from '#components/ui/app-bar';
import { Banner } from '#components/ui/banner';
import { Button } from '#components/ui/button';
import { EmptyState } from '#components/ui/empty-state';
import { IconButton } from '#components/ui/icon-button';
import { showToast } from '#components/ui/toast';
import type { Id } from '#domain/kernel/types';
import { isWritable } from '#domain/knowledge/steps';
import type { ArticleRow } from '#sync/views/article';
import { ArticleFields, type Words } from './article-fields';

const EMPTY: Words = {
  title: '',
  body: '',
  audience: 'everyone',
  teamId: null,
  categoryId: null,
  keywords: '',
};

const wordsOf = ({ title, body, audience, teamId, categoryId, keywords }: Words): Words => ({
  ...{ title, body, audience, teamId, categoryId, keywords },
});

/** Where an article is written. What is typed is kept on this device until it is saved. */
export function EditorScreen({ articleId }: { articleId: Id | null }) {
  const { actor } = useMe();
  const [fresh] = useState(() => newId());
  const here = useArticle(articleId ?? fresh, actor.id);
  if (!here) return null;
  if (articleId === null) return <Editor id={fresh} draft="new" current={null} />;
  if (here.article) return <Editor id={articleId} draft={articleId} current={here.article} />;
  return <Gone draft={articleId} />;
}

/** It was published, thrown away or put out of reach while somebody wrote in it: what they typed is still theirs. */
function Gone({ draft }: { draft: Id }) {
  const t = useTranslations('knowledge');
  const [kept] = useDraft<Writing | null>(`article:${draft}`, null);
  const text = kept && kept.mine.body !== kept.from.body ? kept.mine.body : null;
  const copy = async (body: string) =>
    showToast({ text: t((await copyText(body)) ? 'copied' : 'notCopied') });
  return (
    <Page className="flex flex-col justify-center pb-20">
      <EmptyState level={1} icon={<BookX />} title={t('gone')}>
        {t(text === null ? 'goneText' : 'goneKept')}
      </EmptyState>
      {text === null ? null : (
        <div className="mx-auto w-full max-w-160 px-gutter">
          <blockquote
            dir="auto"
            aria-label={t('yourText')}
            className="max-h-80 overflow-y-auto rounded-btn bg-fill px-3.5 py-3 text-base whitespace-pre-wrap"
          >
            {text}
          </blockquote>
          <Button className="mt-3" icon={<Copy />} onPress={() => void copy(text)}>
            {t('copyText')}
          </Button>
        </div>
      )}
    </Page>
  );
}

/** What somebody is writing, and the words they began with: what they left alone stays as others have it by now. */
interface Writing {
  from: Words;
  mine: Words;
  /** Files it has, and will not have once this is saved. */
  takenOut?: Id[];
}

interface EditorProps {
  id: Id;
  /** names what is kept of it on this device */
  draft: string;
  current: ArticleRow | null;
}

function Editor({ id, draft, current }: EditorProps) {
  const t = useTranslations('knowledge');
  const common = useTranslations('common');
  const [begun] = useState(() => (current ? wordsOf(current) : EMPTY));
  const key = `article:${draft}`;
  const [{ from, mine, takenOut = [] }, setWriting, clear, kept] = useDraft<Writing>(key, {
    ...{ from: begun, mine: begun },
  });
  const [checked, setChecked] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  useScrollMemory(`/app/knowledge/${draft}/edit`, false, true);
  const set = (change: Partial<Words>) => setWriting({ from, mine: { ...mine, ...change }, takenOut });
  const attached = (current?.files ?? []).filter((file) => !takenOut.includes(file.id));
  const theirs = current ? wordsOf(current) : from;
  const clashes = theirs.body !== from.body && mine.body !== from.body && mine.body !== theirs.body;
  const isOver = current !== null && !isWritable(current.state);
  const fault = {
    title: mine.title.trim() === '' ? t('edit.needTitle') : null,
    team: mine.audience === 'team' && !mine.teamId ? t('edit.needTeam') : null,
  };
  const back = () => goBack(current ? `/app/knowledge/${id}` : '/app/knowledge');
  const save = async () => {
    setChecked(true);
    if (fault.title || fault.team || clashes) return;
    const changed = Object.entries(mine).filter(([field, value]) => value !== from[field as keyof Words]);
    const added = asArticleFiles((await draftFilesNow(key)) ?? []);
    const words: Words = { ...theirs, ...Object.fromEntries(changed) };
    const answer = await enqueueAct(
      'article.save',
      { articleId: id, ...words, title: words.title.trim(), keywords: words.keywords.trim() },
      {
        drafts: [key],
        articleFiles: added.map(({ id: fileId, ...file }) => ({ articleId: id, fileId, ...file })),
      },
    );
    if (!answer.ok) return setRefused(t(answer.error === 'storage' ? 'done.failed' : 'done.refused'));
    for (const fileId of takenOut) await enqueueAct('article.detach', { articleId: id, fileId });
    clear();
    showToast({ text: t('done.saved') });
    go(`/app/knowledge/${id}`, { replace: true });
  };
  return (
    <Page
      ground="canvas"
      width="narrow"
      className="px-gutter pb-8"
      bar={
        <AppBar
          ground="canvas"
          start={<IconButton icon={<X />} label={common('close')} onPress={back} />}
          title={<h1>{t(current ? 'edit.title' : 'edit.new')}</h1>}
          end={kept ? <span className="me-2.5 text-sm text-ink-3">{t('edit.kept')}</span> : null}
          className="desk:mx-auto desk:w-full desk:max-w-160 desk:px-3"
        />
      }
      foot={
        isOver ? undefined : (
          <FootBar>
            <Button tone="primary" block onPress={() => void save()} className="desk:w-auto desk:min-w-40">
              {t('edit.save')}
            </Button>
          </FootBar>
        )
      }
    >
      {isOver ? (
        <Banner tone="warn" icon={<BookX />} title={t('edit.notNow')} className="mb-5">
          {t('edit.notNowText')}
        </Banner>
      ) : null}
      {clashes && !isOver ? (
        <Banner
          tone="warn"
          icon={<BookX />}
          title={t('edit.meanwhile')}
          className="mb-5"
          actions={
            <div className="mt-3 flex flex-wrap gap-2.5">
              <Button onPress={() => setWriting({ from: { ...from, body: theirs.body }, mine, takenOut })}>
                {t('edit.mine')}
              </Button>
              <Button
                onPress={() => setWriting({ from: theirs, mine: { ...mine, body: theirs.body }, takenOut })}
              >
                {t('edit.theirs')}
              </Button>
            </div>
          }
        >
          {t('edit.meanwhileText')}
        </Banner>
      ) : null}
      <ArticleFields
        words={mine}
        onChange={set}
        titleError={checked ? fault.title : null}
        teamError={checked ? fault.team : null}
        draft={key}
        attached={attached}
        onTakeOut={(fileId) => setWriting({ from, mine, takenOut: [...takenOut, fileId] })}
      />
      <p role="alert" className="mt-4 text-base text-danger empty:hidden">
        {refused}
      </p>
    </Page>
  );
}
