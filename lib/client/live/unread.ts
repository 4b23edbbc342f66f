'use client';
import { unreadNotices } from '#client/store/counts';
import { useStore } from './query';

/** How many notices are unread; undefined until that is known. */
export const useUnreadNotices = (): number | undefined => useStore(unreadNotices, []);
