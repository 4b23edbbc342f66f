import { route } from '#server/auth/door';
import { handleRoots } from '#server/sync/digest';
import { syncDoor } from '#server/sync/request';
import { rootsRequest } from '#sync/protocol/care';

export const POST = route('POST /api/sync/roots', syncDoor(rootsRequest, handleRoots));
