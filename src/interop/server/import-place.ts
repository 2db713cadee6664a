// An import from the command line has nobody signed in: it runs as the runtime role, in the context of one
// organization that was named, over all of it, and says so in the audit trail.
import { sql } from 'kysely';
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import type { Outcome } from '#kernel/outcome.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { importBundles, type ImportReport } from './import-bundles.ts';
import type { BundleFile } from './read-bundle-file.ts';

export type ImportInto = {
  readonly organizationId: OrganizationId;
  readonly timeZone: string;
  readonly clinicId: ClinicId | null;
  readonly now: Instant;
};

class NothingImported extends Error {
  readonly outcome: Outcome<ImportReport>;
  constructor(outcome: Outcome<ImportReport>) {
    super('The import was refused.');
    this.outcome = outcome;
  }
}

/** Imports files in one transaction; a refusal leaves nothing behind. */
export async function importInto(
  database: Database,
  into: ImportInto,
  files: readonly BundleFile[],
): Promise<Outcome<ImportReport>> {
  try {
    return await database.transaction(async (tx) => {
      const today = dayIn(into.timeZone, into.now);
      await sql`SELECT set_config('evenkeel.organization', ${into.organizationId}, true), set_config('evenkeel.whole_organization', 'on', true),
        set_config('evenkeel.today', ${today}, true)`.execute(tx);
      const outcome = await importBundles(
        { tx, organizationId: into.organizationId, now: into.now, today, clinicId: into.clinicId },
        files,
      );
      if (!outcome.ok) throw new NothingImported(outcome);
      if (outcome.value.filesNew > 0) await keepImport(tx, into, outcome.value);
      return outcome;
    });
  } catch (error) {
    if (error instanceof NothingImported) return error.outcome;
    throw error;
  }
}

async function keepImport(tx: Tx, into: ImportInto, report: ImportReport): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      organization_id: into.organizationId,
      id: newId(),
      at: into.now,
      staff_member_id: null,
      action: 'bundles.imported',
      kind: 'change',
      outcome: 'allowed',
      patient_ids: [...report.peopleAdded, ...report.peopleKnown],
      detail: JSON.stringify({
        importIds: report.importIds,
        ...(into.clinicId === null ? {} : { clinicId: into.clinicId }),
      }),
    })
    .execute();
}
