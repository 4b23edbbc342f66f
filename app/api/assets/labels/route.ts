import { labelsRoute } from '#server/assets/labels-route';
import { route } from '#server/auth/door';

/** Labels of the assets that are named, as sheets to print. */
export const POST = route('POST /api/assets/labels', labelsRoute);
