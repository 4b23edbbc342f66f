'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#components/ui/button';
import { ChoiceTiles } from '#components/ui/choice-tile';
import { RefNo } from '#components/ui/ref-no';
import { Sheet } from '#components/ui/sheet';
import { TextArea } from '#components/ui/text-area';
import type { DeskTicket } from '#domain/reports/shapes';
import { LIMITS } from '#domain/ticket/limits';
import { HOLD_REASONS, type HoldReason } from '#domain/ticket/states';

export interface HoldSheetProps {
  /** none: closed */
  tickets: readonly DeskTicket[];
  onClose(): void;
  onHold(reason: HoldReason, note: string): void;
}

/** Puts tickets on hold: what they all wait for. What was typed stays until it is done. */
export function HoldSheet({ tickets, onClose, onHold }: HoldSheetProps) {
  const t = useTranslations('desk.bulk');
  const reasons = useTranslations('tickets.hold');
  const [reason, setReason] = useState<HoldReason | null>(null);
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  // The title stays while the panel leaves.
  const [kept, setKept] = useState(tickets);
  if (tickets.length > 0 && tickets !== kept) setKept(tickets);
  const one = kept.length === 1 ? kept[0] : undefined;
  const submit = () => {
    setMissing(reason === null);
    if (reason === null) return;
    onHold(reason, note.trim());
    setReason(null);
    setNote('');
    onClose();
  };
  return (
    <Sheet
      isOpen={tickets.length > 0}
      onClose={onClose}
      title={t('holdTitle', { n: kept.length })}
      note={one?.number ? <RefNo>{one.number}</RefNo> : null}
      footer={
        <Button tone="primary" type="submit" form="hold-form" block>
          {t('holdTitle', { n: kept.length })}
        </Button>
      }
    >
      <form
        id="hold-form"
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <ChoiceTiles
          label={t('why')}
          size="sm"
          columns={2}
          value={reason}
          onChange={(id) => {
            setReason(id as HoldReason);
            setMissing(false);
          }}
          options={HOLD_REASONS.map((id) => ({ id, label: reasons(id) }))}
          error={isMissing ? t('needReason') : null}
        />
        <TextArea
          label={t('details')}
          optional
          value={note}
          onChange={setNote}
          maxLength={LIMITS.text}
          help={t('detailsHelp')}
        />
      </form>
    </Sheet>
  );
}
