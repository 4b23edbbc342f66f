import type { OfferedAct } from '#domain/notify/push-payload';
import type { NoticeFacts } from './facts';
import type { WorkerScope } from './scope';

interface Shown {
  title: string;
  body: string;
  tag: string;
  facts: NoticeFacts;
  silent?: boolean;
}

/** Buttons are not in TypeScript's library of workers. */
interface Button {
  action: string;
  title: string;
  type?: 'button' | 'text';
  placeholder?: string;
}

/** A browser that writes answers into the notification does so; every other takes it for a button. */
const buttonOf = ({ do: action, title }: OfferedAct): Button =>
  action === 'reply' || action === 'note'
    ? { action, title, type: 'text', placeholder: title }
    : { action, title };

/** Puts a notification on display, as all of ours look. */
export function showNotice(
  self: WorkerScope,
  { title, body, tag, facts, silent = false }: Shown,
): Promise<void> {
  const options: NotificationOptions & { actions: Button[] } = {
    ...{ body, tag, silent, dir: 'auto', icon: '/icons/icon-192.png', badge: '/icons/badge-96.png' },
    actions: (facts.news?.acts ?? []).map(buttonOf),
    data: facts,
  };
  return self.registration.showNotification(title, options);
}
