import { MINUTE } from '../kernel/types';

/** What a device says about a push. */
export const RECEIPTS = ['shown', 'opened'] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** What is urgent and was shown on no device by then goes by mail. */
export const RECEIPT_WITHIN = 5 * MINUTE;
