'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { newId } from '#client/platform/clock';
import { Button } from '#components/ui/button';
import { TextArea } from '#components/ui/text-area';
import { showToast } from '#components/ui/toast';
import { type ProblemActs, sure } from './acts';

/** A problem is over: what still is open of it can be told so and resolved. */
export function TellForm({
  problemId,
  open,
  text,
  tell,
}: {
  problemId: string;
  open: number;
  text: string;
  tell: ProblemActs['tell'];
}) {
  const t = useTranslations('problems');
  const [note, setNote] = useState(text);
  const [error, setError] = useState<string | null>(null);
  const [uid, setUid] = useState(newId);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    if (note.trim() === '') return setError(t('missing'));
    setBusy(true);
    const answer = await sure(tell({ uid, problemId, note: note.trim() }));
    setBusy(false);
    // What was refused is asked for anew the next time, not the answer of now.
    setUid(newId());
    if (!answer.ok) return showToast({ text: t('refused') });
    showToast({ text: t('told', { done: String(answer.data.done), left: String(answer.data.left) }) });
    if (answer.data.left === 0) window.location.reload();
  };
  return (
    <section className="mt-4 flex flex-col gap-3 rounded-group border border-line p-4">
      <p className="text-ink-2">{t('tellText')}</p>
      <TextArea label={t('tellWords')} value={note} onChange={setNote} error={error} rows={2} />
      <Button size="sm" tone="primary" isDisabled={busy} onPress={() => void go()}>
        {t('tell', { count: open })}
      </Button>
    </section>
  );
}
