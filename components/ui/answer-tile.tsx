'use client';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';

/** The two answers of a decision, side by side and of equal weight. */
export function AnswerTiles({ children }: { children: ReactNode }) {
  return <div className="side-by-2 mt-3">{children}</div>;
}

export interface AnswerTileProps {
  title: string;
  /** the value this answer keeps */
  tag?: ReactNode;
  /** when and by whom */
  detail: ReactNode;
  onPress: () => void;
  isDisabled?: boolean;
}

/** One answer: what it keeps, its value, its time and person. */
export function AnswerTile({ title, tag, detail, onPress, isDisabled }: AnswerTileProps) {
  return (
    <AriaButton
      onPress={onPress}
      isDisabled={isDisabled}
      className="flex min-h-15 min-w-0 flex-col items-center justify-center gap-0.5 rounded-btn bg-surface px-2.5 py-2 text-base/5 text-ink dense:min-h-12 dense:rounded-ctl dense:text-sm ring-1 ring-line-strong transition-colors duration-press ring-inset data-disabled:opacity-50 data-hovered:bg-canvas data-pressed:bg-fill"
    >
      <span className="flex flex-wrap items-center justify-center gap-x-2 gap-y-1 font-semibold">
        {title}
        {tag}
      </span>
      <span className="num text-xs text-ink-2">{detail}</span>
    </AriaButton>
  );
}
