import type { Day, Today } from '#domain/request/days';
import type { Answer, Answers, FormField, Told } from '#domain/request/fields';

/** What stands in the fields while they are filled in: numbers as they were typed. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Numbers of any country's form: "12.5", "12,5". */
const NUMBER = /^[-−]?\d+([.,]\d+)?$/;

/** The answers as they are checked and sent; what is no number stays as typed, and is told so beside its field. */
export const answersOf = (fields: readonly FormField[], filled: Filled): Answers =>
  Object.fromEntries(
    fields.flatMap(({ id, kind }): [string, Answer][] => {
      const value = filled[id];
      if (value === undefined) return [];
      return [[id, kind === 'number' && typeof value === 'string' ? numberOf(value) : value]];
    }),
  );

function numberOf(text: string): Answer {
  const typed = text.trim();
  return NUMBER.test(typed) ? Number(typed.replace('−', '-').replace(',', '.')) : text;
}

/** Answers as they stand in the fields. */
export const filledWith = (answers: Answers): Filled =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [id, typeof value === 'number' ? String(value) : value]),
  );

/** What was answered before, filled in again where the form still asks for it. Files are not: they stand on what was asked then. */
export const filledFrom = (told: readonly Told[]): Filled =>
  filledWith(
    Object.fromEntries(told.filter(({ kind }) => kind !== 'file').map(({ id, value }) => [id, value])),
  );

/** Where the files of a question are kept until it is sent; without a question, what all of a form begin with. */
export const fileDraft = (form: string, fieldId = ''): string => `${form}/file/${fieldId}`;

/** The files of each question as its answer. */
export const filesFilled = (
  fields: readonly FormField[],
  idsOf: (fieldId: string) => readonly string[],
): Filled =>
  Object.fromEntries(fields.filter(({ kind }) => kind === 'file').map(({ id }) => [id, idsOf(id)]));

/** Answers of several keys, each with its question: ids of files are among them, and of those only are there files. */
export const filedAnswers = (answers: Answers): [key: string, fieldId: string][] =>
  Object.entries(answers).flatMap(([fieldId, value]) =>
    Array.isArray(value) ? value.map((key): [string, string] => [key, fieldId]) : [],
  );

/** The day it is for whoever holds the device. */
export function todayHere(now: number): Today {
  const at = new Date(now);
  const two = (n: number) => String(n).padStart(2, '0');
  const day: Day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return { first: day, last: day };
}
