'use client';
import type { ConfirmPanelProps } from './confirm-panel';
import { later, useOnceOpen } from './later';

const ConfirmPanel = later(() => import('./confirm-panel').then((part) => part.ConfirmPanel));

/** The second question before something cannot be taken back. Escape and the scrim keep everything. */
export function DialogConfirm(props: ConfirmPanelProps) {
  return useOnceOpen(props.isOpen) ? <ConfirmPanel {...props} /> : null;
}
