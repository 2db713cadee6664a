// The contact rules of several people at once, for lists and prints that say how each may be reached.
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { ContactRule } from '../rules/how-to-contact.ts';
import { contactsOfPerson } from './contacts.db.ts';
import { withinScope } from './patients.db.ts';
import type { PatientsTx } from './patients-tables.db.ts';

/** The rules of people in scope, by person, ended ones too: whoever has none was never asked. */
export async function findContactRules(
  tx: PatientsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; patientIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly ContactRule[]>> {
  if (key.patientIds.length === 0) return new Map();
  const { organizationId, patientIds } = key;
  const found = await sql<{ id: string; contacts: readonly ContactRule[] }>`
    SELECT p.id, ${contactsOfPerson({ organizationId, patientId: sql.ref<string>('p.id') })} AS contacts FROM patients p
    WHERE p.organization_id = ${organizationId} AND p.id = ANY (${patientIds}::uuid[]) AND ${withinScope(scope)}`.execute(
    tx,
  );
  return new Map(found.rows.map((row) => [row.id, row.contacts]));
}
