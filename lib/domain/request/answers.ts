import { holds } from './conditions';
import { addDays, type Day, isDay, type Today } from './days';
import type { Answer, Answers, DayRule, FormField, Told } from './fields';

/** What is wrong with an answer; the words are the screen's. */
export const ANSWER_FAULTS = [
  'missing',
  'tooLong',
  'notEmail',
  'notNumber',
  'tooSmall',
  'tooLarge',
  'tooFine', // more decimals than asked for
  'unknownOption',
  'tooFew',
  'tooMany',
  'notDay',
  'tooEarly',
  'tooLate',
  'notPerson',
  'notFile',
] as const;
export type AnswerFault = (typeof ANSWER_FAULTS)[number];

/** A fault, and the bound it is about (a number, or a day). */
export interface Faulty {
  fault: AnswerFault;
  bound?: number | Day;
}

export interface Checked {
  /** The fields that are asked with these answers, in their order. */
  asked: readonly FormField[];
  /** Of those only, without the empty ones, texts trimmed. */
  answers: Answers;
  faults: Readonly<Record<string, Faulty>>;
}

/**
 * Checks what was filled in: the same on the device, where the words stand beside each field, and on the server.
 * A field whose condition does not hold is not asked: its answer counts for nothing, also in conditions of others.
 *
 * @param given may hold anything that came over the wire, also of fields that are no longer there
 * @param today for rules of days
 */
export function checkAnswers(fields: readonly FormField[], given: Answers, today: Today): Checked {
  const answers: Record<string, Answer> = {};
  const faults: Record<string, Faulty> = {};
  const asked: FormField[] = [];
  for (const field of fields) {
    if (field.showWhen && !holds(field.showWhen, answers)) continue;
    asked.push(field);
    const answer = trimmed(Object.hasOwn(given, field.id) ? given[field.id] : undefined);
    if (answer === undefined) {
      if (field.required) faults[field.id] = { fault: 'missing' };
      continue;
    }
    const fault = faultOf(field, answer, answers, today);
    if (fault) faults[field.id] = fault;
    else answers[field.id] = answer;
  }
  return { asked, answers, faults };
}

function trimmed(answer: Answer | undefined): Answer | undefined {
  if (typeof answer === 'string') return answer.trim() || undefined;
  if (Array.isArray(answer)) return answer.length > 0 ? [...new Set(answer)] : undefined;
  return answer;
}

function faultOf(field: FormField, answer: Answer, before: Answers, today: Today): Faulty | null {
  switch (field.kind) {
    case 'text':
      if (typeof answer !== 'string' || answer.length > field.max)
        return { fault: 'tooLong', bound: field.max };
      return field.format === 'email' && !EMAIL.test(answer) ? { fault: 'notEmail' } : null;
    case 'long':
      return typeof answer === 'string' && answer.length <= field.max
        ? null
        : { fault: 'tooLong', bound: field.max };
    case 'number':
      return numberFault(field, answer);
    case 'choice':
      return field.options.some(({ id }) => id === answer) ? null : { fault: 'unknownOption' };
    case 'choices':
      return choicesFault(field, answer);
    case 'date':
      return dateFault(field, answer, before, today);
    case 'person':
      return typeof answer === 'string' && ID.test(answer) ? null : { fault: 'notPerson' };
    case 'file':
      return filesFault(field, answer);
  }
}

/** As much as one can say of an address without writing to it. */
const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function numberFault(field: FormField & { kind: 'number' }, answer: Answer): Faulty | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer)) return { fault: 'notNumber' };
  if (field.min !== null && answer < field.min) return { fault: 'tooSmall', bound: field.min };
  if (field.max !== null && answer > field.max) return { fault: 'tooLarge', bound: field.max };
  const isFine = Number(answer.toFixed(field.decimals)) === answer;
  return isFine ? null : { fault: 'tooFine', bound: field.decimals };
}

function choicesFault(field: FormField & { kind: 'choices' }, answer: Answer): Faulty | null {
  if (!Array.isArray(answer)) return { fault: 'unknownOption' };
  const keys: readonly string[] = answer;
  if (!keys.every((key) => field.options.some(({ id }) => id === key))) return { fault: 'unknownOption' };
  if (keys.length < field.atLeast) return { fault: 'tooFew', bound: field.atLeast };
  return field.atMost !== null && keys.length > field.atMost
    ? { fault: 'tooMany', bound: field.atMost }
    : null;
}

/** The files themselves follow with intents of their own: here they are counted. */
function filesFault(field: FormField & { kind: 'file' }, answer: Answer): Faulty | null {
  if (!Array.isArray(answer)) return { fault: 'notFile' };
  const ids: readonly string[] = answer;
  if (!ids.every((id) => ID.test(id))) return { fault: 'notFile' };
  return ids.length > field.atMost ? { fault: 'tooMany', bound: field.atMost } : null;
}

function dateFault(
  field: FormField & { kind: 'date' },
  answer: Answer,
  before: Answers,
  today: Today,
): Faulty | null {
  if (typeof answer !== 'string' || !isDay(answer)) return { fault: 'notDay' };
  const { earliest, latest } = dayBounds(field, before, today);
  if (earliest && answer < earliest) return { fault: 'tooEarly', bound: earliest };
  return latest && answer > latest ? { fault: 'tooLate', bound: latest } : null;
}

/** Between which days a date must lie; null: no bound, or it depends on an answer that is not there. */
export function dayBounds(
  field: FormField & { kind: 'date' },
  answers: Answers,
  today: Today,
): { earliest: Day | null; latest: Day | null } {
  const from = (rule: DayRule | null, day: Day): Day | null => {
    if (!rule) return null;
    if (rule.after === null) return addDays(day, rule.days);
    const other = answers[rule.after];
    return typeof other === 'string' && isDay(other) ? addDays(other, rule.days) : null;
  };
  return { earliest: from(field.earliest, today.first), latest: from(field.latest, today.last) };
}

/**
 * What was asked and answered, to be kept with the request.
 *
 * @param nameOf the name of a person; null: not known here
 */
export function toldBy(checked: Checked, nameOf: (id: string) => string | null): Told[] {
  return checked.asked.flatMap((field): Told[] => {
    const value = checked.answers[field.id];
    if (value === undefined) return [];
    const { id, kind, label } = field;
    return [{ id, kind, label, value, words: wordsOf(field, value, nameOf) }];
  });
}

function wordsOf(field: FormField, value: Answer, nameOf: (id: string) => string | null): string | null {
  if (field.kind === 'person') return nameOf(String(value));
  if (field.kind === 'number') return field.unit ? `${value} ${field.unit}` : null;
  if (field.kind !== 'choice' && field.kind !== 'choices') return null;
  const keys = Array.isArray(value) ? value : [value];
  return field.options
    .filter(({ id }) => keys.includes(id))
    .map(({ label }) => label)
    .join(', ');
}
