'use server';
import { action } from '#server/auth/door';
import { endShare as end, shareCalendar, shareRequest } from '#server/changes/feed';

/** A new secret address for one's own calendar. */
export const share = action('action calendar/share', shareRequest, shareCalendar);
/** It is worthless from now on. */
export const endShare = action('action calendar/end-share', shareRequest, end);
