'use client';
import { X } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslations } from 'use-intl';
import { DialogConfirm } from './dialog-confirm';
import { IconButton } from './icon-button';
import { useDragDown } from './use-drag-down';

export interface SheetProps {
  isOpen: boolean;
  /** Escape, the cross, the scrim and a downward drag all end here. Keep the draft. */
  onClose: () => void;
  title: string;
  /** quietly at the end of the head, such as a number */
  note?: ReactNode;
  children: ReactNode;
  /** stays at the bottom under the thumb: the one primary */
  footer?: ReactNode;
  /** one line on what happens then */
  footnote?: ReactNode;
  /** takes the whole height even when there is little in it */
  tall?: boolean;
  /** something was typed that nobody keeps: closing asks first */
  unsaved?: boolean;
}

/** A task under a minute: a sheet from below on the phone, a panel of 480 px from the side on a wide screen. */
export function Sheet(props: SheetProps) {
  const { isOpen, onClose, title, note, children, footer, footnote, tall, unsaved } = props;
  const t = useTranslations('common');
  const panel = useRef<HTMLDivElement>(null);
  const [asks, setAsks] = useState(false);
  const leave = () => {
    if (!unsaved) return onClose();
    // Dragged away, it comes back for the question.
    if (panel.current) panel.current.style.transform = '';
    setAsks(true);
  };
  const drag = useDragDown(panel, leave);
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) leave();
      }}
      isDismissable
      className="fixed inset-x-0 top-0 z-40 h-(--visual-viewport-height) bg-scrim transition-opacity duration-sheet ease-enter data-entering:opacity-0 data-exiting:opacity-0 data-exiting:duration-quick"
    >
      <Modal
        ref={panel}
        data-sheet
        className={[
          'absolute inset-x-0 bottom-0 flex max-h-[calc(100%-3rem)] flex-col rounded-t-sheet bg-raised shadow-sheet outline-none forced-colors:border',
          'desk:inset-y-0 desk:start-auto desk:end-0 desk:max-h-none desk:w-120 desk:rounded-none',
          'transition-[translate,transform,opacity] duration-sheet ease-enter data-exiting:duration-quick data-exiting:ease-exit',
          'motion-safe:data-entering:translate-y-full motion-safe:data-exiting:translate-y-full',
          'motion-safe:desk:data-entering:translate-x-full motion-safe:desk:data-entering:translate-y-0 motion-safe:desk:data-exiting:translate-x-full motion-safe:desk:data-exiting:translate-y-0',
          'motion-safe:desk:rtl:data-entering:-translate-x-full motion-safe:desk:rtl:data-exiting:-translate-x-full',
          'motion-reduce:data-entering:opacity-0 motion-reduce:data-exiting:opacity-0',
          tall ? 'h-full' : '',
        ].join(' ')}
      >
        <Dialog className="flex min-h-0 flex-1 flex-col outline-none">
          <div {...drag} className="flex-none touch-none select-none desk:touch-auto desk:select-auto">
            <div aria-hidden className="mx-auto mt-2 h-1.25 w-9 rounded-full bg-fill-2 desk:hidden" />
            <div className="flex min-h-13 items-center ps-4 pe-2 desk:min-h-14 desk:border-b desk:border-line desk:ps-6 desk:pe-3">
              <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 py-2">
                <Heading slot="title" className="h-sheet min-w-0 grow">
                  {title}
                </Heading>
                {note ? <span className="me-1 text-sm text-ink-3">{note}</span> : null}
              </div>
              <IconButton icon={<X />} label={t('close')} onPress={leave} />
            </div>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-1 pb-5 desk:px-6 desk:pt-5">
            {children}
          </div>
          {footer ? (
            <div className="flex-none border-t border-line px-4 pt-2.5 pb-safe desk:px-6">
              {footer}
              <p className="pt-2 pb-2 text-center text-sm text-ink-3">{footnote}</p>
            </div>
          ) : null}
          <DialogConfirm
            isOpen={asks}
            onClose={() => setAsks(false)}
            title={t('discardTyped')}
            confirm={t('discard')}
            keep={t('keep')}
            onConfirm={onClose}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
