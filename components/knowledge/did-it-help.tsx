'use client';
import { Check, Plus, ThumbsDown, ThumbsUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { sayHelpful } from '#client/live/articles';
import { useDraft } from '#client/live/drafts';
import { useMe } from '#components/shell/actor';
import { Button, ButtonLink } from '#components/ui/button';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { TextArea } from '#components/ui/text-area';
import { showToast } from '#components/ui/toast';
import { ARTICLE_LIMITS } from '#domain/knowledge/article';
import type { ArticleRow, ArticleVoteRow } from '#sync/views/article';

/** Whether it helped, with one tap; where it did not, why, if somebody wants to say so. */
export function DidItHelp({ article, vote }: { article: ArticleRow; vote: ArticleVoteRow | null }) {
  const t = useTranslations('knowledge.helped');
  const { actor } = useMe();
  const [reason, setReason, clear] = useDraft(`article:${article.id}:reason`, vote?.reason ?? '');
  const [said, setSaid] = useState(false);
  const helpful = vote?.helpful ?? null;
  const say = async (is: boolean, why: string | null) => {
    const answer = await sayHelpful(article.id, actor.id, is, why);
    if (!answer.ok) showToast({ text: t('failed') });
    return answer.ok;
  };
  const send = async () => {
    if (!(await say(false, reason.trim() || null))) return;
    clear();
    setSaid(true);
    showToast({ text: t('sent'), icon: <Check /> });
  };
  return (
    <section aria-label={t('ask')} className="mt-10 border-t border-line pt-5">
      <ChoiceTiles
        label={t('ask')}
        columns={2}
        className="max-w-80"
        value={helpful === null ? null : helpful ? 'yes' : 'no'}
        onChange={(said) => void say(said === 'yes', said === 'yes' ? null : (vote?.reason ?? null))}
        options={[
          { id: 'yes', label: t('yes'), icon: <ThumbsUp /> },
          { id: 'no', label: t('no'), icon: <ThumbsDown /> },
        ]}
      />
      <p role="status" className="mt-2 text-sm text-ink-2 empty:hidden">
        {helpful === null ? null : t(helpful ? 'thanks' : 'sorry')}
      </p>
      {helpful === false && !said ? (
        <div className="mt-4">
          <TextArea
            label={t('why')}
            optional
            value={reason}
            onChange={setReason}
            maxLength={ARTICLE_LIMITS.reason}
            rows={2}
          />
          <div className="mt-3 flex flex-wrap gap-2.5">
            <Button onPress={() => void send()}>{t('send')}</Button>
            <ButtonLink tone="text" href="/app/report" icon={<Plus />}>
              {t('report')}
            </ButtonLink>
          </div>
        </div>
      ) : null}
    </section>
  );
}
