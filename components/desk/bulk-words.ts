'use client';
import { useTranslations } from 'use-intl';
import { TICKET_STATES } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import { type Around, useAssignWords } from './assign-words';
import type { BulkAct, BulkState, Left } from './use-bulk';

/** The sentences about what is done to many tickets. */
export function useBulkWords(around: Around) {
  const t = useTranslations('desk.bulk');
  const states = useTranslations('tickets.state');
  const assign = useAssignWords(around);

  const done = ({ act, succeeded: n }: BulkState): string => {
    if (act.kind === 'hold') return t('held', { n });
    return act.assigneeId
      ? t('assigned', { n, name: assign.personName(act.assigneeId) })
      : t('queued', { n, name: assign.teamName(act.teamId) });
  };

  /** Why this one is not as wished. */
  function why(act: BulkAct, { ticket, code, result }: Left): string {
    if (result?.code === 'busy') return t('busy');
    if (!result)
      return code === 'expired' ? t('expired') : code === 'not_found' ? t('forbidden') : t('failed');
    if (act.kind === 'assign') {
      const { teamId, assigneeId } = act;
      const base = { teamId: ticket.teamId, assigneeId: ticket.assigneeId };
      const data = { ...result, status: result.status === 'refused' ? 'rejected' : result.status };
      return assign.told(
        { ticketId: ticket.id, teamId, assigneeId, base },
        { ok: true, data: data as unknown as MutationResult },
      ).text;
    }
    const state = TICKET_STATES.find((one) => one === result.detail.state);
    if (code === 'illegal_state' && state) return t('cannotHold', { state: states(state) });
    if (code === 'not_found') return t('gone');
    if (code === 'forbidden') return t('forbidden');
    return t('other');
  }

  return {
    going: ({ act, done: n, of }: BulkState): string =>
      act.kind === 'hold' ? t('holding', { done: n, of }) : t('assigning', { done: n, of }),
    summary: (state: BulkState): string => {
      const refused = state.left.length - state.unsent.length;
      return [
        done(state),
        refused > 0 ? t('refused', { n: refused }) : '',
        state.unsent.length > 0 ? t('unsent', { n: state.unsent.length }) : '',
      ]
        .filter(Boolean)
        .join(', ');
    },
    why,
  };
}
