'use server';
import { action } from '#server/auth/door';
import { restoreRequest, restoreVersion } from '#server/knowledge/restore';

/** A manager begins a change to an article with one of its earlier texts. */
export const restoreArticle = action('action knowledge/restore', restoreRequest, restoreVersion);
