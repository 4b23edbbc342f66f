import { auditExportRoute } from '#server/audit/export-route';
import { route } from '#server/auth/door';

/** The audit for auditors, by the filters of its page: `?form=csv` or `?form=json`. */
export const GET = route('GET /api/desk/audit', auditExportRoute);
