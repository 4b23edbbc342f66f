'use client';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useTranslations } from 'use-intl';
import { Kbd } from './kbd';

const act =
  'flex h-11 items-center gap-2 rounded-ctl px-3 font-medium whitespace-nowrap outline-toast-act data-hovered:bg-on-toast/10 data-pressed:bg-on-toast/20 dense:h-8 [&_.lucide]:size-4.5';

export interface BulkBarProps {
  /** how many are chosen, in words */
  label: string;
  onClose: () => void;
  children: ReactNode;
}

/** What can be done with the chosen rows. Floats over the table and names the key of each act. */
export function BulkBar({ label, onClose, children }: BulkBarProps) {
  const t = useTranslations('common');
  return (
    <div className="pointer-events-none sticky bottom-4 z-20 flex justify-center px-4">
      <Toolbar
        aria-label={label}
        className="slide-x pointer-events-auto flex max-w-full items-center gap-1 rounded-group bg-toast py-1.5 ps-4 pe-2 text-sm text-on-toast shadow-float forced-colors:border"
      >
        <span role="status" className="num me-2 font-semibold whitespace-nowrap">
          {label}
        </span>
        {children}
        <AriaButton aria-label={t('close')} onPress={onClose} className={act}>
          <X />
        </AriaButton>
      </Toolbar>
    </div>
  );
}

export interface BulkActionProps {
  icon: ReactNode;
  kbd?: string;
  onPress: () => void;
  isDisabled?: boolean;
  children: ReactNode;
}

/** One act of the bar. */
export function BulkAction({ icon, kbd, onPress, isDisabled, children }: BulkActionProps) {
  return (
    <AriaButton onPress={onPress} isDisabled={isDisabled} className={`${act} data-disabled:opacity-50`}>
      {icon}
      {children}
      {kbd ? <Kbd onAccent>{kbd}</Kbd> : null}
    </AriaButton>
  );
}
