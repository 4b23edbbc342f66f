import { type Instant, MINUTE } from '../kernel/types';
import type { Calendar } from '../sla/calendar';
import { workTime } from '../sla/work-time';

/** Whether somebody with these hours works now; without hours of their own they always do. */
export const isAtWork = (hours: Calendar | undefined, now: Instant): boolean =>
  !hours || workTime(hours, now, now + MINUTE) > 0;
