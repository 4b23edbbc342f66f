'use client';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button';

export interface ConfirmPanelProps {
  isOpen: boolean;
  onClose: () => void;
  /** the question, naming what would be lost: 'Discard 1 photo and 94 words?' */
  title: string;
  children?: ReactNode;
  /** the verb that does it */
  confirm: string;
  /** the verb that leaves everything as it is */
  keep: string;
  onConfirm: () => void;
  tone?: 'danger' | 'primary';
}

/** What DialogConfirm shows. */
export function ConfirmPanel(props: ConfirmPanelProps) {
  const { isOpen, onClose, title, children, confirm, keep, onConfirm, tone = 'danger' } = props;
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
      className="fixed inset-x-0 top-0 z-50 flex h-(--visual-viewport-height) items-end justify-center bg-scrim p-4 pb-[max(1rem,env(safe-area-inset-bottom))] transition-opacity duration-base ease-enter data-entering:opacity-0 data-exiting:opacity-0 data-exiting:duration-quick desk:items-center"
    >
      <Modal className="w-full max-w-100 rounded-sheet bg-raised shadow-float transition-[translate,opacity] duration-base ease-enter forced-colors:border motion-safe:data-entering:translate-y-2 motion-safe:data-exiting:translate-y-2">
        <Dialog role="alertdialog" className="p-5 outline-none">
          <Heading slot="title" className="h-sheet">
            {title}
          </Heading>
          {children ? <div className="mt-1.5 text-base text-ink-2">{children}</div> : null}
          <div className="side-by-2 mt-5 dense:flex dense:justify-end">
            <Button onPress={onClose}>{keep}</Button>
            <Button
              tone={tone === 'danger' ? 'danger-solid' : 'primary'}
              onPress={() => {
                onConfirm();
                onClose();
              }}
            >
              {confirm}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
