'use client';
import { type ReactNode, useRef } from 'react';
import { FocusableProvider } from 'react-aria/private/interactions/useFocusable';
import { useTooltipTrigger } from 'react-aria/useTooltipTrigger';
import { useTooltipTriggerState } from 'react-stately/useTooltipTriggerState';
import { later, useOnceOpen } from './later';

const HintBubble = later(() => import('./hint-bubble').then((part) => part.HintBubble));

const TIMES = { delay: 500, closeDelay: 0 };

/**
 * A tooltip for pointers and keyboards; touch never sees it. It is the trigger of react-aria-components with the
 * bubble put off: a phone never loads what places it.
 */
export function Hint({ label, kbd, children }: { label: string; kbd?: string; children: ReactNode }) {
  const state = useTooltipTriggerState(TIMES);
  const trigger = useRef<HTMLElement>(null);
  const { triggerProps, tooltipProps } = useTooltipTrigger(TIMES, state, trigger);
  const once = useOnceOpen(state.isOpen);
  return (
    <>
      <FocusableProvider {...triggerProps} ref={trigger}>
        {children}
      </FocusableProvider>
      {once ? (
        <HintBubble tooltipProps={tooltipProps} triggerRef={trigger} state={state} label={label} kbd={kbd} />
      ) : null}
    </>
  );
}
