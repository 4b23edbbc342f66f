'use server';
import { action } from '#server/auth/door';
import { personRequest, savePerson } from '#server/people/save-person';
import { activeRequest, endSessions, sessionsRequest, switchPerson } from '#server/people/switch-person';

/** An administrator changes a person. */
export const savePersonAction = action('action people/save', personRequest, savePerson);
/** An administrator switches a person on or off. */
export const setActiveAction = action('action people/set-active', activeRequest, switchPerson);
/** An administrator signs a person out. */
export const endSessionsAction = action('action people/end-sessions', sessionsRequest, endSessions);
