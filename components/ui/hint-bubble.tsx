'use client';
import type { RefObject } from 'react';
import { Tooltip, TooltipContext, TooltipTriggerStateContext } from 'react-aria-components/Tooltip';
import type { TooltipTriggerState } from 'react-stately/useTooltipTriggerState';

export interface HintBubbleProps {
  /** its id, for what the trigger says of itself */
  tooltipProps: { id?: string | undefined };
  triggerRef: RefObject<HTMLElement | null>;
  state: TooltipTriggerState;
  label: string;
  kbd?: string | undefined;
}

/** What Hint shows. */
export function HintBubble({ tooltipProps, triggerRef, state, label, kbd }: HintBubbleProps) {
  return (
    <TooltipTriggerStateContext value={state}>
      <TooltipContext value={{ ...tooltipProps, triggerRef }}>
        <Tooltip
          offset={6}
          className="z-50 flex items-center gap-2 rounded-ctl bg-toast px-2.5 py-1.5 text-xs font-medium text-on-toast shadow-float duration-quick data-entering:opacity-0 data-exiting:opacity-0"
        >
          {label}
          {kbd ? <span className="opacity-70">{kbd}</span> : null}
        </Tooltip>
      </TooltipContext>
    </TooltipTriggerStateContext>
  );
}
