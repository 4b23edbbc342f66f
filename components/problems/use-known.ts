'use client';
import { useState } from 'react';
import type { ProblemReport } from '#domain/problem/report';
import type { Known } from './acts';
import type { KnownField } from './meanwhile';

const knownOf = (report: ProblemReport): Known => ({
  ...{ problemId: report.id, title: report.title, description: report.description },
  ...{ categoryId: report.categoryId, siteId: report.siteId, ownerId: report.ownerId },
  ...{ cause: report.cause, whys: report.whys, rootCause: report.rootCause, workaround: report.workaround },
});

const fieldsOf = (some: Partial<Known>) => Object.keys(some) as (keyof Known)[];
const only = (known: Partial<Known>, fields: readonly (keyof Known)[]): Partial<Known> =>
  Object.fromEntries(fields.map((field) => [field, known[field]]));
const answered = (whys: readonly string[]): string[] => whys.filter((why) => why.trim() !== '');
const text = ({ whys, ...rest }: Known) => ({ ...rest, whys: answered(whys).join('\n') });

/**
 * What of a problem stands in its form: what was typed, and else what the server has. Of each field it is remembered what
 * stood there when somebody began to type, so that what others wrote meanwhile is noticed.
 */
export function useKnown(report: ProblemReport) {
  const theirs = knownOf(report);
  const [typed, setTyped] = useState<Partial<Known>>({});
  const [seen, setSeen] = useState<Partial<Known>>({});
  /** fields in which somebody else was first, and the whole that was sent, until it is read anew */
  const [clash, setClash] = useState<readonly KnownField[]>([]);
  const [sent, setSent] = useState<{ report: ProblemReport; known: Known } | null>(null);
  const known: Known = { ...theirs, ...typed };
  if (sent && sent.report !== report) {
    // What was saved stands in the answer; what was typed since, and what was not taken, stays.
    const [now, then] = [text(known), text(sent.known)];
    const left = fieldsOf(typed).filter(
      (field) => clash.some((one) => one === field) || now[field] !== then[field],
    );
    setSent(null);
    setTyped(only(typed, left));
    // What others wrote was shown with it.
    setSeen(only(theirs, left));
  }
  return {
    known,
    // Shown with what others wrote, once that is read.
    clash: sent ? [] : clash,
    set(patch: Partial<Known>) {
      setSeen({ ...only(known, fieldsOf(patch)), ...seen });
      setTyped({ ...typed, ...patch });
    },
    /** What is sent, and what it stands on. */
    toSend() {
      const args = { ...known, whys: answered(known.whys) };
      const { problemId: _, ...base } = text({ ...theirs, ...seen });
      return { args, base };
    },
    /** It was taken but for these fields. */
    settle(args: Known, left: readonly KnownField[]) {
      setClash(left);
      setSent({ report, known: args });
    },
  };
}
