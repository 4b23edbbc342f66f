import { z } from 'zod';

/** Fields that several row shapes share. */
export const id = z.uuid();
export const instant = z.number().int().nonnegative();
/** Row version: +1 per write on the server. Rows made on a device that the server has not seen carry 0. */
export const ver = z.number().int().nonnegative();
export const deletedAt = instant.nullable();
