import { route } from '#server/auth/door';
import { lockKey, lockRequest } from '#server/sync/lock-key';
import { syncDoor } from '#server/sync/request';

export const POST = route('POST /api/sync/lock', syncDoor(lockRequest, lockKey));
