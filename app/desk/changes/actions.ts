'use server';
import { action } from '#server/auth/door';
import { actOnChange, changeActRequest } from '#server/changes/act';

/** Whatever is done with a change, a freeze, or who approves changes. */
export const act = action('action changes/act', changeActRequest, actOnChange);
