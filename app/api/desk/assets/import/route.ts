import { assetImportRoute } from '#server/assets/csv/import-route';
import { route } from '#server/auth/door';

/** A file of assets, tried or imported. */
export const POST = route('POST /api/desk/assets/import', assetImportRoute);
