'use client';
import { useRef, useState } from 'react';
import { useEarlyText } from './use-early-text';
import { useSubmit } from './use-submit';

export type Faults<F extends string> = Partial<Record<F, string>>;

interface FieldsOptions<F extends string> {
  /** What stands in the fields at first; its order is the order on the page. */
  start: Record<F, string>;
  /** What is wrong with a value, in words. */
  check: (field: F, value: string, values: Record<F, string>) => string | undefined;
  /** The same by asking elsewhere, when a field is left. */
  ask?: (field: F, value: string) => Promise<string | undefined>;
  /** Does it. Returns what was refused, in words, if anything was. */
  work: (values: Record<F, string>) => Promise<Faults<F> | undefined>;
}

/**
 * The text of a form: each field is checked when it is left and when the form is sent, never before; a fault goes
 * while typing; what was typed is never lost; after a refusal the first wrong field has the focus.
 */
export function useFields<F extends string>({ start, check, ask, work }: FieldsOptions<F>) {
  const names = Object.keys(start) as F[];
  const [values, setValues] = useState(start);
  const [faults, setFaults] = useState<Faults<F>>({});
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(values);
  /** What was found by asking, and about which text: it holds as long as that text stands. */
  const asked = useRef(new Map<F, { text: string; words: string | undefined }>());
  latest.current = values;

  const setFault = (field: F, words: string | undefined) =>
    setFaults((before) => ({ ...before, [field]: words }));
  const change = (field: F) => (text: string) => {
    setValues((before) => ({ ...before, [field]: text }));
    setFault(field, undefined);
  };
  const leave = (field: F) => () => {
    const left = values[field];
    if (!left) return;
    const found = check(field, left, values);
    // What the server said about this text stays: typing takes it away, leaving does not.
    if (found) setFault(field, found);
    // What comes back is about a text that may have been changed in the meantime.
    if (!found)
      void ask?.(field, left).then((later) => {
        asked.current.set(field, { text: left, words: later });
        if (later && latest.current[field] === left) setFault(field, later);
      });
  };
  useEarlyText(form, Object.fromEntries(names.map((name) => [name, change(name)])));

  const show = (found: Faults<F>) => {
    setFaults(found);
    const first = names.find((name) => found[name]);
    const element = first && form.current?.elements.namedItem(first);
    if (element instanceof HTMLElement) element.focus();
  };
  const answered = (field: F) => {
    const answer = asked.current.get(field);
    return answer?.text === values[field] ? answer.words : undefined;
  };
  const send = async () => {
    const found = Object.fromEntries(
      names.map((name) => [name, check(name, values[name], values) ?? answered(name)]),
    ) as Faults<F>;
    if (names.some((name) => found[name])) return show(found);
    const refused = await work(values);
    if (refused) show(refused);
  };
  const { submit, isReady } = useSubmit(send);

  return {
    values,
    isReady,
    /** For the `form` element. */
    formProps: { ref: form, method: 'post', onSubmit: submit, noValidate: true } as const,
    /** For a field. */
    props: (field: F) => ({
      name: field,
      value: values[field],
      onChange: change(field),
      onBlur: leave(field),
      error: faults[field],
    }),
    /** Other values, such as those the server has kept; faults go. */
    reset: (next: Record<F, string>) => {
      setValues(next);
      setFaults({});
    },
  };
}
