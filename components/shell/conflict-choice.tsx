'use client';
import { Copy } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { type Conflict, type FieldValue, forgetConflict, keepTheirs, takeMine } from '#client/live/conflicts';
import type { MutateAnswer } from '#client/live/mutate';
import { useTicket } from '#client/live/ticket';
import { Button } from '#components/ui/button';
import { showToast } from '#components/ui/toast';
import { useTimes } from '#components/ui/when';
import { copyText } from './copy-text';
import { useFieldWords } from './field-words';
import { useNames } from './names';
import { useNumberWords } from './ticket-no';

/**
 * A field that two people changed, neither knowing of the other: what stood there, and the two values as equal
 * answers. Nothing is overwritten before somebody has chosen.
 */
export function ConflictChoice({ conflict }: { conflict: Conflict }) {
  const t = useTranslations('settle.conflict');
  const words = useConflictWords(conflict);
  const times = useTimes();
  const number = useNumberWords();
  const found = useTicket(conflict.ticketId);
  const busy = useRef(false);
  const [refused, setRefused] = useState(false);
  const when = (at: number) => (times.now === null ? '' : times.dayClock(at));
  const { theirsBy } = conflict;

  const choose = async (act: (conflict: Conflict) => Promise<MutateAnswer>, done: 'took' | 'kept') => {
    if (busy.current) return;
    busy.current = true;
    const answer = await act(conflict);
    busy.current = false;
    const ticket = found.state === 'ready' ? found.ticket : { id: conflict.ticketId, number: null };
    if (answer.ok) return showToast({ text: t(done, { number: number(ticket) }) });
    showToast({ text: t(answer.error === 'storage' ? 'notSaved' : 'closed') });
    setRefused(answer.error !== 'storage');
  };
  return (
    <div className="text-base text-ink">
      <p className="text-ink-2">
        {theirsBy?.personId ? t('text', { name: words.author }) : t('textSomebody')}
      </p>
      <p className="mt-1.5">
        <span className="text-ink-3">{t('before')}: </span>
        <bdi className="wrap-anywhere">{words.value(conflict.before)}</bdi>
      </p>
      <fieldset aria-label={t('choose', { field: words.field })} className="side-by-2 mt-3 min-w-0">
        <Answer
          verb={t('mine')}
          value={words.value(conflict.mine)}
          by={t('mineBy', { when: when(conflict.mineAt) })}
          onPress={() => void choose(takeMine, 'took')}
        />
        <Answer
          verb={t('theirs')}
          value={words.value(conflict.theirs)}
          by={theirsBy ? t('theirsBy', { name: words.author, when: when(theirsBy.at) }) : t('theirsUnknown')}
          onPress={() => void choose(keepTheirs, 'kept')}
        />
      </fieldset>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyMine text={words.value(conflict.mine)} />
        {refused || (found.state === 'missing' && found.reason === 'not_found') ? (
          <Button size="sm" tone="ghost" onPress={() => void forgetConflict(conflict)}>
            {t('forget')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function CopyMine({ text }: { text: string }) {
  const t = useTranslations('settle');
  const copy = async () => {
    showToast({ text: (await copyText(text)) ? t('needs.copied') : t('needs.notCopied') });
  };
  return (
    <Button size="sm" tone="ghost" icon={<Copy />} onPress={() => void copy()}>
      {t('conflict.copy')}
    </Button>
  );
}

/** One of the two: the verb, the value, whose it is. */
function Answer({
  verb,
  value,
  by,
  onPress,
}: {
  verb: string;
  value: string;
  by: string;
  onPress: () => void;
}) {
  return (
    <AriaButton
      onPress={onPress}
      className="flex min-h-15 min-w-0 flex-col items-start justify-start gap-0.5 rounded-btn bg-surface px-3.5 py-2.5 text-start text-base ring-1 ring-line-strong transition-colors duration-press ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-pressed:bg-fill"
    >
      <span className="text-sm font-semibold text-accent">{verb}</span>
      <bdi dir="auto" className="line-clamp-6 w-full font-medium wrap-anywhere whitespace-pre-wrap">
        {value}
      </bdi>
      <span className="num text-sm text-ink-3">{by}</span>
    </AriaButton>
  );
}

/** The field and its values in words. */
export function useConflictWords(conflict: Conflict) {
  const t = useTranslations('settle.conflict');
  const nobody = useTranslations('common')('nobody');
  const { before, mine, theirs } = conflict;
  const fields = useFieldWords(conflict.field === 'assetId' ? [before, mine, theirs] : []);
  const names = useNames();
  const value = (of: FieldValue): string => {
    if (conflict.field === 'assigneeId' && of === null) return nobody;
    if (conflict.field === 'parentId' && of !== null) return conflict.numbers[String(of)] ?? t('another');
    return fields.value(conflict.field, of);
  };
  const author = conflict.theirsBy?.personId ? names(conflict.theirsBy.personId) : '';
  return { field: fields.name(conflict.field), value, author };
}
