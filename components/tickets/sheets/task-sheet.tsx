'use client';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useSync } from '#components/shell/sync-facts';
import { TicketNo } from '#components/shell/ticket-no';
import { Button } from '#components/ui/button';
import { Sheet } from '#components/ui/sheet';
import type { TicketRow } from '#sync/views/ticket';

/** What every sheet of a ticket is given. */
export interface TicketSheetProps {
  ticket: TicketRow;
  isOpen: boolean;
  onClose: () => void;
}

interface TaskSheetProps extends TicketSheetProps {
  /** the verb: title and primary say the same */
  title: string;
  verb: string;
  icon: ReactNode;
  /** why it was refused on this device; the text in the form stays */
  refused: string | null;
  onDo: () => Promise<void>;
  children: ReactNode;
}

/** The frame of a ticket's sheets: head with the number, one primary at the bottom, and what happens then. */
export function TaskSheet({
  ticket,
  isOpen,
  onClose,
  title,
  verb,
  icon,
  refused,
  onDo,
  children,
}: TaskSheetProps) {
  const t = useTranslations('tickets.sheet');
  const online = useSync((sync) => sync.online);
  const signedOut = useSync((sync) => sync.signedOut);
  const busy = useRef(false);
  const alert = useRef<HTMLDivElement>(null);
  // In a long sheet it would stand below what is seen.
  useEffect(() => {
    if (refused) alert.current?.scrollIntoView({ block: 'nearest' });
  }, [refused]);
  const press = async () => {
    if (busy.current) return; // a second tap before the device has written the first
    busy.current = true;
    try {
      await onDo();
    } finally {
      busy.current = false;
    }
  };
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      note={<TicketNo ticket={ticket} />}
      footer={
        <Button tone="primary" block icon={icon} onPress={() => void press()}>
          {verb}
        </Button>
      }
      footnote={online && !signedOut ? t('sentNow') : t('savedHere')}
    >
      <div className="flex flex-col gap-5">{children}</div>
      <div ref={alert} role="alert">
        {refused ? (
          <p className="mt-4 flex gap-2 rounded-btn bg-danger-soft px-3.5 py-3 text-base text-danger [&_.lucide]:mt-0.5 [&_.lucide]:size-4.5">
            <TriangleAlert />
            <span>{refused}</span>
          </p>
        ) : null}
      </div>
    </Sheet>
  );
}
