'use client';
import { useTranslations } from 'use-intl';
import { TICKET_STATES, type TicketState } from '#domain/ticket/states';
import type { MutationResult } from '#sync/protocol/result';
import { useDirectory } from './directory';

/** Why the server refused, as one sentence made from code and detail; empty while there is no result. */
export function useRefusalWords(): (result: MutationResult | undefined, now?: TicketState) => string {
  const t = useTranslations('settle.refusal');
  const states = useTranslations('nav.state');
  const { people } = useDirectory();
  return (result, now) => {
    if (!result?.code) return '';
    switch (result.code) {
      case 'illegal_state': {
        if (result.detail.field === 'body') return t('changed');
        if (typeof result.detail.tasks === 'number') return t('tasks_open', { n: result.detail.tasks });
        if (result.detail.task) return t(result.detail.task === 'over' ? 'task_over' : 'task_waits');
        const state = TICKET_STATES.find((s) => s === result.detail.state) ?? now;
        if (!state && result.detail.state) return t('not_now');
        return state ? t('illegal_state', { state: states(state) }) : t('failed');
      }
      case 'already_assigned': {
        const name = people?.get(String(result.detail.assigneeId))?.name;
        return name ? t('already_assigned', { name }) : t('already_assigned_somebody');
      }
      default:
        return t(result.code);
    }
  };
}
