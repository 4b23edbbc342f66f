'use client';
import { useTranslations } from 'use-intl';
import type { Refusal } from '#client/live/mutate';
import { useNames } from '#components/shell/names';
import type { TicketState } from '#domain/ticket/states';

/** Why this device did not take a step, as one sentence. `storage`: nothing was saved at all. */
export function useRefusedWords(): (error: Refusal | 'storage', now: TicketState) => string {
  const t = useTranslations('tickets.refused');
  const states = useTranslations('nav.state');
  const names = useNames();
  return (error, now) => {
    if (error === 'storage') return t('storage');
    switch (error.code) {
      case 'illegal_state':
        if (typeof error.detail.tasks === 'number') return t('tasks_open', { n: error.detail.tasks });
        if (error.detail.task) return t(error.detail.task === 'over' ? 'task_over' : 'task_waits');
        return t('illegal_state', { state: states(now) });
      case 'already_assigned':
        return t('already_assigned', { name: names(String(error.detail.assigneeId)) });
      case 'forbidden':
      case 'not_found':
      case 'invalid':
      case 'too_late':
      case 'decided':
      case 'changed':
        return t(error.code);
      default:
        return t('other', { code: error.code });
    }
  };
}
