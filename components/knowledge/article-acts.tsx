'use client';
import { Archive, BookOpenCheck, Check, FilePen, Send, Trash2, Undo2 } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { beginArticle } from '#client/live/articles';
import { enqueueAct, type Refusal } from '#client/live/mutate';
import { useMe } from '#components/shell/actor';
import { go } from '#components/shell/go';
import { Button } from '#components/ui/button';
import { DialogConfirm } from '#components/ui/dialog-confirm';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { can } from '#domain/access/capabilities';
import { isReviewDue } from '#domain/knowledge/review';
import { type ArticleStep, isWritable, possibleArticleSteps } from '#domain/knowledge/steps';
import type { ArticleRow } from '#sync/views/article';

const ICONS: Record<ArticleStep, ReactNode> = {
  submit: <Send />,
  rework: <Undo2 />,
  publish: <Check />,
  confirm: <BookOpenCheck />,
  retire: <Archive />,
  discard: <Trash2 />,
};
/** What cannot be seen any more afterwards is asked about first. */
const ASKS: readonly ArticleStep[] = ['retire', 'discard'];

interface ArticleActsProps {
  article: ArticleRow;
  /** the draft that is to take its place */
  revision: ArticleRow | null;
  /** how many of its files are on their way from here */
  waiting: number;
}

/** What staff can do with an article now. What is published changes by a draft that takes its place. */
export function ArticleActs({ article, revision, waiting }: ArticleActsProps) {
  const t = useTranslations('knowledge');
  const { actor } = useMe();
  const { now } = useTimes();
  const [asked, setAsked] = useState<ArticleStep>('retire');
  const [isOpen, setOpen] = useState(false);
  const busy = useRef(false);
  const steps = possibleArticleSteps(actor, article);
  // Whoever may publish need not hand in to themselves.
  const shown = steps.filter((step) => {
    if (step === 'confirm') return isReviewDue(article, now ?? 0);
    return step !== 'submit' || !steps.includes('publish');
  });
  const primary = shown.find((step) => step === 'publish' || step === 'submit' || step === 'confirm');

  const take = async (step: ArticleStep) => {
    if (busy.current) return;
    // What is sent now would come before its pictures.
    if (step === 'publish' && waiting > 0) return showToast({ text: t('done.filesComing') });
    busy.current = true;
    const answer = await act(step, article);
    busy.current = false;
    if (!answer.ok) {
      showToast({ text: t(refusal(answer.error)) });
      return;
    }
    showToast({ text: t(`done.${step}`), icon: ICONS[step] });
    if (step === 'discard')
      go(article.revisesId ? `/app/knowledge/${article.revisesId}` : '/app/knowledge', { replace: true });
    if (step === 'publish' && article.revisesId) go(`/app/knowledge/${article.revisesId}`, { replace: true });
  };
  const change = async () => {
    if (isWritable(article.state)) return go(`/app/knowledge/${article.id}/edit`);
    if (revision) return go(`/app/knowledge/${revision.id}/edit`);
    const { title, body, audience, teamId, categoryId, keywords, id: revisesId } = article;
    const id = await beginArticle({ title, body, audience, teamId, categoryId, keywords, revisesId });
    if (id) go(`/app/knowledge/${id}/edit`);
    else showToast({ text: t('done.failed') });
  };
  const mayChange = can(actor.role, 'article.write') && article.state !== 'retired';
  const label = (step: ArticleStep) =>
    t(step === 'publish' && article.state === 'retired' ? 'act.publishAgain' : `act.${step}`);
  return (
    <div className="mt-4 flex flex-wrap gap-2.5 empty:hidden">
      {primary ? (
        <Button tone="primary" icon={ICONS[primary]} onPress={() => void take(primary)}>
          {label(primary)}
        </Button>
      ) : null}
      {mayChange ? (
        <Button icon={<FilePen />} onPress={() => void change()}>
          {t('act.edit')}
        </Button>
      ) : null}
      {shown
        .filter((step) => step !== primary)
        .map((step) => (
          <Button
            key={step}
            tone="text"
            icon={ICONS[step]}
            onPress={() => {
              if (!ASKS.includes(step)) return void take(step);
              setAsked(step);
              setOpen(true);
            }}
          >
            {label(step)}
          </Button>
        ))}
      <DialogConfirm
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t(asked === 'discard' ? 'ask.discard' : 'ask.retire', { title: article.title })}
        confirm={t(`act.${asked}`)}
        keep={t('ask.keep')}
        onConfirm={() => void take(asked)}
      >
        {t(asked === 'discard' ? 'ask.discardText' : 'ask.retireText')}
      </DialogConfirm>
    </div>
  );
}

const refusal = (error: Refusal | 'storage') => {
  if (error === 'storage') return 'done.failed';
  return error.detail.field === 'files' ? 'done.filesMissing' : 'done.refused';
};

/** A change to a published article is published in its place. */
function act(step: ArticleStep, { id, revisesId }: ArticleRow) {
  if (step === 'publish' && revisesId)
    return enqueueAct('article.publish', { articleId: revisesId, revisionId: id });
  return enqueueAct(`article.${step}`, { articleId: id });
}
