'use server';
import { action } from '#server/auth/door';
import { actOnChange, changeActRequest } from '#server/changes/act';
import { findLinks, findLinksRequest } from '#server/changes/links';

/** Whatever is done with a change, a freeze, or who approves changes. */
export const act = action('action changes/act', changeActRequest, actOnChange);
/** Incidents and problems are looked for, to tie them. */
export const find = action('action changes/find', findLinksRequest, findLinks);
