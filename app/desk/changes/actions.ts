'use server';
import { action } from '#server/auth/door';
import { actOnChange, changeActRequest } from '#server/changes/act';
import { findAssets as assets, findAssetsRequest } from '#server/changes/assets';
import { findLinks, findLinksRequest } from '#server/changes/links';

/** Whatever is done with a change, a freeze, or who approves changes. */
export const act = action('action changes/act', changeActRequest, actOnChange);
/** Incidents and problems are looked for, to tie them. */
export const find = action('action changes/find', findLinksRequest, findLinks);
/** Assets are looked for, to say that a change touches them. */
export const findAssets = action('action changes/assets', findAssetsRequest, assets);
