// Queries behind the form of a new group: the clinics in reach, their rooms, and who may lead there.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf } from '#platform/database/database.ts';
import { clinicsOf, type GroupsTx } from './groups.db.ts';

/** Clinics in the scope, by name. */
export async function findClinicsInScope(
  tx: GroupsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId },
) {
  const clinics = clinicsOf(scope);
  if (clinics !== null && clinics.length === 0) return [];
  let query = tx
    .selectFrom('clinics_in_brief')
    .where('organization_id', '=', key.organizationId)
    .select(['id', 'name', 'state', 'time_zone', 'programs', 'adolescents'])
    .orderBy('name');
  if (clinics !== null) query = query.where('id', 'in', clinics);
  return query.execute();
}

type ClinicKey = { readonly organizationId: OrganizationId; readonly clinicId: string };

/** Rooms of a clinic, by name, retired ones as well. */
export async function findRoomsOf(tx: GroupsTx, key: ClinicKey) {
  return tx
    .selectFrom('rooms_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('clinic_id', '=', key.clinicId)
    .select(['id', 'name', 'seats', 'pets_welcome', 'accessible', 'retired_on'])
    .orderBy('name')
    .execute();
}

/** How many people rooms hold. */
export async function findRoomSeats(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; roomIds: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (key.roomIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('rooms_in_brief')
    .where('organization_id', '=', key.organizationId)
    .where('id', 'in', key.roomIds)
    .select(['id', 'seats'])
    .execute();
  return new Map(rows.map((row) => [row.id, row.seats]));
}

/** For whom the groups of the organization are, each once. */
export async function findAudiences(
  tx: GroupsTx,
  key: { organizationId: OrganizationId },
): Promise<string[]> {
  const rows = await rowsOf<{ audience: string }>(tx, audiencesText, [key.organizationId]);
  return rows.map((row) => row.audience);
}

const audiencesText =
  'SELECT DISTINCT audience FROM groups, unnest(audiences) AS audience WHERE organization_id = $1 ORDER BY audience LIMIT 100';

/** Roles whose holders lead groups. */
export const rolesThatLead = ['counselor', 'supervisor'] as const;

/** Who works at a clinic on a day in a role that leads groups, by family name. */
export async function findLeadersAt(
  tx: GroupsTx,
  key: ClinicKey & { on: LocalDate; roles: readonly string[] },
) {
  return tx
    .selectFrom('staff_in_brief as m')
    .innerJoin('roles_in_brief as r', (join) =>
      join.onRef('r.organization_id', '=', 'm.organization_id').onRef('r.staff_member_id', '=', 'm.id'),
    )
    .where('m.organization_id', '=', key.organizationId)
    .where('m.works_from', '<=', key.on)
    .where((where) => where.or([where('m.left_on', 'is', null), where('m.left_on', '>=', key.on)]))
    .where('r.role', 'in', key.roles)
    .where((where) => where.or([where('r.clinic_id', 'is', null), where('r.clinic_id', '=', key.clinicId)]))
    .where('r.starts_on', '<=', key.on)
    .where((where) => where.or([where('r.ends_on', 'is', null), where('r.ends_on', '>=', key.on)]))
    .select(['m.id', 'm.given_name', 'm.family_name'])
    .distinct()
    .orderBy('m.family_name')
    .orderBy('m.given_name')
    .execute();
}
