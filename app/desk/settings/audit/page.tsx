import { Topbar } from '#components/desk/topbar';
import { AuditExport } from '#components/settings/audit-export';
import { AuditFilters } from '#components/settings/audit-filters';
import { AuditTable } from '#components/settings/audit-table';
import { SettingsTabs } from '#components/settings/settings-tabs';
import { VerifyChain } from '#components/settings/verify-chain';
import { serverWords } from '#components/words/server-words';
import { auditQuery } from '#server/audit/audit-query';
import { browseAudit } from '#server/audit/browse';
import { page } from '#server/auth/door';
import { personName } from '#server/people/list-people';
import { type SearchParams, single } from '#server/tickets/request';
import { deskStaff } from '#server/tickets/staff';
import { auditValuesAction, verifyAction, verifyRangeAction } from '../actions';

/** Who did what, newest first, and whether the chain still holds. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { actor } = await page('page /desk/settings/audit');
  const query = auditQuery(single(await searchParams));
  const [entries, staff, name] = await Promise.all([
    browseAudit(query, Date.now()),
    deskStaff(actor),
    query.person ? personName(query.person) : null,
  ]);
  return (
    <>
      <Topbar title={serverWords('settings')('settings')} open />
      <SettingsTabs current="audit" />
      <VerifyChain range={verifyRangeAction} door={verifyAction} />
      <AuditExport query={query} />
      <AuditFilters
        query={query}
        personName={name}
        staff={staff.map(({ id, name: called }) => ({ id, name: called }))}
      />
      <AuditTable page={entries} values={auditValuesAction} />
    </>
  );
}
