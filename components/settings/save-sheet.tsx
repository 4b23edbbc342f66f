'use client';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { Told } from '#components/shell/use-setting';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import type { MutationResult } from '#sync/protocol/result';
import { useFailureWords } from './fault-words';
import { Merged } from './merged';

export interface SaveSheetProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  saving: boolean;
  /** what is typed is not what stands */
  unsaved: boolean;
  told: Told | null;
  /** a field and its value, as people read them */
  say(field: string, value: MutationResult['merged'][number]['mine']): { name: string; value: string };
  onSave(): void;
  /** save again, now knowing what stands */
  onMine(): void;
  /** what happens then, where no device holds it */
  footnote?: string;
  children: ReactNode;
}

const form = 'setting-form';

/** A setting in a panel: its fields, what came of saving, and the one button that saves. */
export function SaveSheet(props: SaveSheetProps) {
  const { isOpen, onClose, title, saving, unsaved, told, say, onSave, onMine, footnote, children } = props;
  const t = useTranslations('settings');
  const failure = useFailureWords()(told);
  // In a long form what is wrong may stand out of sight.
  useEffect(() => {
    if (told?.kind !== 'failed') return;
    const wrong = document.getElementById(form)?.querySelector('[data-invalid], [role=alert]:not(:empty)');
    wrong?.scrollIntoView({ block: 'nearest' });
  }, [told]);
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      unsaved={unsaved}
      footer={
        <Button tone="primary" type="submit" form={form} block>
          {t('save')}
        </Button>
      }
      footnote={footnote ?? t('footnote')}
    >
      <form
        id={form}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          // Not a disabled button: that would drop the keyboard's place, and Escape with it.
          if (!saving) onSave();
        }}
      >
        {told?.kind === 'merged' ? (
          <Merged
            title={t('merged.title')}
            lines={told.merged.map(({ field, theirs, mine }) => ({
              field,
              words: t('merged.line', {
                field: say(field, mine).name,
                theirs: say(field, theirs).value,
                mine: say(field, mine).value,
              }),
            }))}
            theirs={t('merged.theirs')}
            mine={t('merged.mine')}
            onTheirs={onClose}
            onMine={onMine}
          />
        ) : null}
        {children}
        <p role="alert" className="text-sm font-medium text-danger empty:hidden">
          {failure}
        </p>
      </form>
    </Sheet>
  );
}
