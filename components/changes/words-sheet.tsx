'use client';
import { type ReactNode, useState } from 'react';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import { TextArea } from '#components/ui/text-area';
import { CHANGE_LIMITS } from '#domain/change/change';
import { useRefused } from './use-refused';
import type { Refused, Sent } from './view';

interface WordsSheetProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  label: string;
  verb: string;
  tone?: 'primary' | 'danger';
  /** said while nothing is written */
  missing: string;
  /** above the words */
  children?: ReactNode;
  onDo(words: string): Promise<Sent>;
}

/** Something that is not done without saying why. What was typed stays until it is done. */
export function WordsSheet(props: WordsSheetProps) {
  const { isOpen, onClose, title, label, verb, tone = 'primary', missing, children, onDo } = props;
  const refused = useRefused();
  const [words, setWords] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [failed, setFailed] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    const said = words.trim();
    setError(said === '' ? missing : null);
    if (said === '' || busy) return;
    setBusy(true);
    const answer = await onDo(said);
    setBusy(false);
    setFailed(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setWords('');
    onClose();
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      unsaved={words.trim() !== ''}
      footer={
        <Button tone={tone} block onPress={() => void act()}>
          {verb}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {children}
        <TextArea
          label={label}
          value={words}
          onChange={setWords}
          maxLength={CHANGE_LIMITS.note}
          error={error}
        />
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failed ? refused(failed) : ''}
        </p>
      </div>
    </Sheet>
  );
}
