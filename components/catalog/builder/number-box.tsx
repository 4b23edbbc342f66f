'use client';
import { useState } from 'react';
import { TextField } from '#components/ui/text-field';
import { checkAnswers } from '#domain/request/answers';
import { FORM_LIMITS, type FormField } from '#domain/request/fields';
import { answersOf } from '../filled';
import { useFaultWords } from '../form-field';
import { useTellUnread } from './unread';

interface NumberBoxProps {
  label: string;
  value: number | null;
  /** null: nothing stands there. What is no number of those that may be is not told, and stays as it was typed. */
  onChange(value: number | null): void;
  min?: number;
  max?: number;
  /** places after the point */
  decimals?: number;
  /** of what is kept make one of what is typed: 60, where hours are typed and minutes kept */
  per?: number;
  help?: string;
  hideLabel?: boolean;
  /** otherwise something has to stand there */
  optional?: boolean;
  className?: string;
}

/** A number that is typed. What cannot be taken is told beside it once it is left, and nothing is saved meanwhile. */
export function NumberBox(props: NumberBoxProps) {
  const { value, onChange, className, optional, per = 1, decimals = 0, ...rest } = props;
  const { min = -FORM_LIMITS.number, max = FORM_LIMITS.number, ...shown } = rest;
  const words = (kept: number | null) =>
    kept === null ? '' : String(Number((kept / per).toFixed(decimals)));
  const [text, setText] = useState(words(value));
  const [told, setTold] = useState(value);
  const [isLeft, setLeft] = useState(false);
  if (told !== value) {
    // Set from elsewhere: what was typed for another value goes.
    setTold(value);
    setText(words(value));
  }
  const asked: FormField = {
    ...{ id: 'n', label: '', help: '', required: !optional, showWhen: null },
    ...{ kind: 'number', min, max, decimals, unit: '' },
  };
  const read = (typed: string) => checkAnswers([asked], answersOf([asked], { n: typed }), NO_DAY);
  const fault = read(text).faults.n;
  useTellUnread(fault !== undefined);
  const error = useFaultWords()(isLeft ? fault : undefined);
  return (
    <TextField
      {...shown}
      optional={optional}
      value={text}
      onChange={(typed) => {
        setText(typed);
        setLeft(false);
        const { answers, faults } = read(typed);
        if (faults.n) return;
        const kept = typeof answers.n === 'number' ? Math.round(answers.n * per * 10_000) / 10_000 : null;
        const next = kept !== null && per > 1 ? Math.round(kept) : kept;
        setTold(next);
        onChange(next);
      }}
      onBlur={() => setLeft(true)}
      error={error}
      inputMode={min < 0 ? undefined : 'decimal'}
      autoComplete="off"
      maxLength={14}
      className={className}
    />
  );
}

/** Numbers do not ask what day it is. */
const NO_DAY = { first: '', last: '' };
