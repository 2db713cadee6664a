// The audit entries of an import. The request that asked for it has its own; these say whom it was about.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ImportReport } from './write-import.ts';

// One entry of many thousand ids would be slow to seal and to read.
const mostInEntry = 2000;

export type Audited = {
  readonly organizationId: OrganizationId;
  /** Null from the command line, where nobody is signed in. */
  readonly by: StaffMemberId | null;
  readonly at: Instant;
  readonly clinicId: string | null;
  readonly report: ImportReport;
};

export async function auditImport(tx: Tx<'audit_entries'>, of: Audited): Promise<void> {
  const everybody = [...of.report.peopleAdded, ...of.report.peopleKnown];
  const entries = Array.from(
    { length: Math.max(1, Math.ceil(everybody.length / mostInEntry)) },
    (_none, place) => ({
      organization_id: of.organizationId,
      id: newId(),
      at: of.at,
      staff_member_id: of.by,
      action: 'import.written',
      kind: 'change',
      outcome: 'allowed',
      patient_ids: everybody.slice(place * mostInEntry, (place + 1) * mostInEntry),
      detail: JSON.stringify({
        importId: of.report.importId,
        ...(of.clinicId === null ? {} : { clinicId: of.clinicId }),
      }),
    }),
  );
  await tx.insertInto('audit_entries').values(entries).execute();
}
