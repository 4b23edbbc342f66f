import { assetExportRoute } from '#server/assets/csv/export-route';
import { route } from '#server/auth/door';

/** Assets as a table, as the list is narrowed: `?text=…&whose=yours`. */
export const GET = route('GET /api/desk/assets', assetExportRoute);
