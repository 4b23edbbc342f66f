'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { Select } from '#components/ui/select';
import { Sheet } from '#components/ui/sheet';
import { TextArea } from '#components/ui/text-area';
import { CHANGE_LIMITS, CHANGE_RESULTS, type ChangeResult } from '#domain/change/change';
import { afterReview } from '#domain/change/steps';
import { useRefused } from './use-refused';
import type { ChangeView, Refused } from './view';

interface ReviewSheetProps extends Pick<ChangeView, 'change' | 'send'> {
  isOpen: boolean;
  onClose(): void;
}

/** How it went, and what is to be learned from it. */
export function ReviewSheet({ change, send, isOpen, onClose }: ReviewSheetProps) {
  const t = useTranslations('changes');
  const refused = useRefused();
  const can = CHANGE_RESULTS.filter((one) => afterReview(change, one) !== null);
  const [result, setResult] = useState<ChangeResult | null>(null);
  const [notes, setNotes] = useState('');
  const [checked, setChecked] = useState(false);
  const [failed, setFailed] = useState<Refused | null>(null);
  const said = notes.trim();
  const lacks = result !== 'success' && said === '';
  const act = async () => {
    setChecked(true);
    if (!result || lacks) return;
    const answer = await send('change.review', { changeId: change.id, result, notes: said });
    setFailed(answer.ok ? null : answer.error);
    if (answer.ok) onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('reviewTitle')}
      unsaved={said !== ''}
      footer={
        <Button tone="primary" block onPress={() => void act()}>
          {t('step.review')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Select
          label={t('result')}
          value={result}
          onChange={setResult}
          placeholder={t('choose')}
          options={can.map((id) => ({ id, label: t(`results.${id}`) }))}
          error={checked && !result ? t('choose') : null}
        />
        <TextArea
          label={t('reviewNotes')}
          optional={result === 'success'}
          value={notes}
          onChange={setNotes}
          maxLength={CHANGE_LIMITS.text}
          rows={5}
          error={checked && result && lacks ? t('missing.notes') : null}
        />
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </div>
    </Sheet>
  );
}
