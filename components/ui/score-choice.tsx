'use client';
import { Angry, Check, Frown, Laugh, Meh, Smile } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { getInteractionModality } from 'react-aria/private/interactions/useFocusVisible';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { SCORES, type Score } from '#domain/ticket/satisfaction';
import { LabelRow } from './field-parts';

const FACES: Record<Score, ReactNode> = {
  1: <Angry />,
  2: <Frown />,
  3: <Meh />,
  4: <Smile />,
  5: <Laugh />,
};

/** The face of a score. Its word stands beside it. */
export const scoreFace = (score: Score): ReactNode => FACES[score];

/** A key goes from one to the next and may not have arrived yet: what it rests on for so long is meant, ms. */
const RESTED = 1_000;

interface ScoreChoiceProps {
  label: string;
  /** the label is said by what stands above */
  hideLabel?: boolean;
  value: Score | null;
  /** of the field, in a form that is sent without code, too */
  name?: string;
  words: (score: Score) => string;
  /** Called at once where it was pressed; with keys, once they rest or leave. */
  onChoose: (score: Score) => void;
  className?: string;
}

/** Five faces with their words. The chosen one has an edge, a ground, a tick and weight, so colour is never the only sign. */
export function ScoreChoice({
  label,
  hideLabel,
  value,
  name,
  words,
  onChoose,
  className = '',
}: ScoreChoiceProps) {
  const [held, setHeld] = useState<Score | null>(null);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const waiting = useRef<Score | null>(null);
  waiting.current = held;

  const settle = () => {
    const score = waiting.current;
    waiting.current = null;
    setHeld(null);
    if (score !== null) choose.current(score);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew with what the keys rest on, and only then
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(settle, RESTED);
    return () => clearTimeout(timer);
  }, [held]);
  useEffect(
    () => () => {
      if (waiting.current !== null) choose.current(waiting.current);
    },
    [],
  );

  return (
    <RadioGroup
      value={String(held ?? value ?? '')}
      name={name}
      onChange={(id) => {
        const score = SCORES.find((one) => String(one) === id);
        if (!score) return;
        if (getInteractionModality() === 'keyboard') setHeld(score);
        else choose.current(score);
      }}
      onBlur={settle}
      className={className}
    >
      <LabelRow hidden={hideLabel}>{label}</LabelRow>
      <div className="grid grid-cols-5 gap-1.5 tight:grid-cols-1">
        {SCORES.map((score) => (
          <Radio
            key={score}
            value={String(score)}
            className="group relative flex min-h-16 min-w-0 flex-col items-center justify-start gap-1 rounded-btn bg-surface px-1.5 pt-2.5 pb-2 text-center text-xs font-medium text-ink-2 ring-1 ring-line-strong transition-colors duration-press ring-inset data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent data-pressed:bg-fill has-checked:bg-accent-soft has-checked:font-semibold has-checked:text-accent has-checked:ring-2 has-checked:ring-accent tight:min-h-12 tight:flex-row tight:gap-3 tight:px-3.5 tight:py-2 tight:text-base [&_.lucide]:size-6"
          >
            <Check
              aria-hidden
              className="absolute end-1 top-1 hidden size-3! group-has-checked:block tight:static tight:order-last tight:ms-auto tight:size-4!"
              style={{ strokeWidth: 3 }}
            />
            {FACES[score]}
            <span className="min-w-0">{words(score)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
