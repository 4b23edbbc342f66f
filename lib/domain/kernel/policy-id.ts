import type { Id } from './types';

/** The one policy row of an organisation: the same id everywhere, so that a device without it can make it. */
export const POLICY_ID: Id = '00000000-0000-7000-8000-000000000001';
