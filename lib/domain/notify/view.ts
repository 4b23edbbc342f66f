import type { NotifiedEvent } from './events';
import type { Channel } from './preferences';

export interface QuietHours {
  /** Minutes of the day. */
  from: number;
  to: number;
}

/** How somebody is told, as they see it. */
export interface NotificationsView {
  on: ({ event: NotifiedEvent } & Record<Channel, boolean>)[];
  quiet: QuietHours | null;
  zone: string;
  digest: boolean;
  /** Whether any mail can reach them. */
  canMail: boolean;
}

/** One change of it; what is not named stays. */
export interface NotificationsChange {
  choice?: { event: NotifiedEvent; channel: Channel; on: boolean } | undefined;
  quiet?: QuietHours | null | undefined;
  zone?: string | undefined;
  digest?: boolean | undefined;
}
