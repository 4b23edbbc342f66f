import { canonicalText } from '../protocol/canonical';
import type { CatalogItemRow } from './catalog';

/** What of an item is merged field by field. The form stands for itself by its id, the rules of approval and the plan as their text. */
export const mergedItem = ({ id, ver, deletedAt, versions, approval, plan, ...rest }: CatalogItemRow) => ({
  ...rest,
  approval: canonicalText(approval),
  plan: canonicalText(plan),
  formId: versions[0]?.id ?? null,
});
