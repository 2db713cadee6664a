// Queries over the organization and its clinics.
import type { OrganizationId } from '#kernel/ids.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';

export type ClinicsTx = Tx<'organizations' | 'clinics' | 'rooms'>;

/** Clinics whose things a scope may work with; null is every clinic. */
export function clinicIdsOf(scope: CareScope): readonly string[] | null {
  return scope.wholeOrganization ? null : [...scope.clinicIds, ...scope.caseloadClinicIds];
}

export async function findOrganization(tx: ClinicsTx, organizationId: OrganizationId) {
  return tx
    .selectFrom('organizations')
    .select(['name', 'time_zone'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
}

/** Every clinic of the organization, by name. */
export async function findAllClinics(tx: ClinicsTx, organizationId: OrganizationId) {
  return tx
    .selectFrom('clinics')
    .select(['id', 'name', 'state'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute();
}
