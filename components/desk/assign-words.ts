'use client';
import { useTranslations } from 'use-intl';
import type { Id } from '#domain/kernel/types';
import type { Assignment, DeskPerson, DeskTeam, DeskTicket } from '#domain/reports/shapes';
import { TICKET_STATES } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';

/** What the server action answers. */
export type AssignAnswer = { ok: true; data: MutationResult } | { ok: false; error: { code: string } };

export interface AssignWords {
  text: string;
  /** what can be done now: ask again (with these words), sign in, or nothing */
  next: { kind: 'again' | 'signIn'; label: string } | null;
}

/** Who and what can be named. */
export interface Around {
  teams: readonly DeskTeam[];
  staff: readonly DeskPerson[];
}

/** The sentences about an assignment. */
export function useAssignWords({ teams, staff }: Around) {
  const t = useTranslations('desk.assign');
  const states = useTranslations('tickets.state');
  const nobody = useTranslations('common')('nobody');
  const teamName = (id: unknown): string => teams.find((team) => team.id === id)?.name ?? '';
  const personName = (id: unknown): string => staff.find((person) => person.id === id)?.name ?? nobody;

  const done = (ticket: DeskTicket, { assigneeId, teamId }: Assignment): string => {
    const number = ticket.number ?? '';
    return assigneeId
      ? t('done', { number, name: personName(assigneeId) })
      : t('doneQueue', { number, team: teamName(teamId) });
  };

  const retry: AssignWords['next'] = { kind: 'again', label: t('retry') };

  /** Somebody else was faster: their value stands, and asking again starts from it. */
  function merged(wanted: Assignment, result: MutationResult): AssignWords & { wanted: Assignment } {
    const person = result.merged.find((field) => field.field === 'assigneeId');
    const team = result.merged.find((field) => field.field === 'teamId');
    const base = {
      teamId: team ? (team.theirs as Id) : wanted.base.teamId,
      assigneeId: person ? (person.theirs as Id | null) : wanted.base.assigneeId,
    };
    const text = person?.theirs
      ? t('theirs', { theirs: personName(person.theirs) })
      : team
        ? t('theirsTeam', { team: teamName(team.theirs) })
        : t('theirsQueue', { team: teamName(base.teamId) });
    const name = wanted.assigneeId ? personName(wanted.assigneeId) : teamName(wanted.teamId);
    // The note is on the ticket by now: asked again, it must not stand there twice.
    const { note, ...again } = wanted;
    return { text, next: { kind: 'again', label: t('anyway', { name }) }, wanted: { ...again, base } };
  }

  function refused(wanted: Assignment, { code, detail }: MutationResult): AssignWords {
    const state = TICKET_STATES.find((one) => one === detail.state);
    if (code === 'illegal_state' && state)
      return { text: t('closedMeanwhile', { state: states(state) }), next: null };
    if (code === 'invalid')
      return {
        text: t('notInTeam', { name: personName(wanted.assigneeId), team: teamName(wanted.teamId) }),
        next: null,
      };
    if (code === 'not_found') return { text: t('gone'), next: null };
    if (code === 'forbidden') return { text: t('refused'), next: null };
    return { text: t('failed'), next: retry };
  }

  const told = (wanted: Assignment, answer: AssignAnswer): AssignWords & { wanted: Assignment } => {
    if (answer.ok)
      return answer.data.status === 'merged'
        ? merged(wanted, answer.data)
        : { ...refused(wanted, answer.data), wanted };
    if (answer.error.code === 'expired')
      return { text: t('expired'), next: { kind: 'signIn', label: t('signIn') }, wanted };
    if (answer.error.code === 'not_found' || answer.error.code === 'forbidden')
      return { text: t('refused'), next: null, wanted };
    return { text: t('failed'), next: retry, wanted };
  };

  return { teamName, personName, done, told };
}
