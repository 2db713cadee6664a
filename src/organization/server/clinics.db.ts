// Queries over the organization and its clinics.
import type { ClinicId, OrganizationId } from '#kernel/ids.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { ChangeClinic, Clinic } from '../rules/clinic.ts';
import type { ClinicSummary } from '../rules/clinic-answers.ts';

export type ClinicsTx = Tx<'organizations' | 'clinics' | 'rooms' | 'clinic_hours' | 'closures'>;
export type ClinicKey = { readonly organizationId: OrganizationId; readonly clinicId: string };

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
    .select(['id', 'name', 'state', 'time_zone'])
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .execute();
}

type SummaryRow = {
  id: string;
  name: string;
  state: string;
  time_zone: string;
  street: string;
  city: string;
  postal_code: string;
  phone: string | null;
  programs: string[];
  adolescents: boolean;
  version: number;
  rooms: number;
  seats: number;
  hours: { weekday: number; opensAt: string | null; closesAt: string | null }[];
};

/** Clinics with what stands in them, by name: those named, or all for null. */
export async function findClinics(
  tx: ClinicsTx,
  of: { organizationId: OrganizationId; clinicIds: readonly string[] | null },
): Promise<ClinicSummary[]> {
  const rows = await rowsOf<SummaryRow>(tx, summaryText, [of.organizationId, of.clinicIds]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    timeZone: row.time_zone,
    street: row.street,
    city: row.city,
    postalCode: row.postal_code,
    phone: row.phone,
    programs: row.programs,
    adolescents: row.adolescents,
    version: row.version,
    rooms: row.rooms,
    seats: row.seats,
    hours: row.hours,
  }));
}

const summaryText = `
  SELECT c.id, c.name, c.state, c.time_zone, c.street, c.city, c.postal_code, c.phone, c.programs, c.adolescents, c.version,
         coalesce(r.rooms, 0)::integer AS rooms, coalesce(r.seats, 0)::integer AS seats, coalesce(h.hours, '[]'::json) AS hours
    FROM clinics c
    LEFT JOIN LATERAL (SELECT count(*) AS rooms, sum(m.seats) AS seats FROM rooms m
       WHERE m.organization_id = $1 AND m.clinic_id = c.id AND (m.retired_on IS NULL OR m.retired_on > context_today())) r ON true
    LEFT JOIN LATERAL (SELECT json_agg(json_build_object('weekday', d.weekday, 'opensAt', to_char(d.opens_at, 'HH24:MI'),
       'closesAt', to_char(d.closes_at, 'HH24:MI')) ORDER BY d.weekday) AS hours
       FROM clinic_hours d WHERE d.organization_id = $1 AND d.clinic_id = c.id) h ON true
   WHERE c.organization_id = $1 AND ($2::uuid[] IS NULL OR c.id = ANY ($2::uuid[]))
   ORDER BY c.name`;

const columnsOf = (clinic: Clinic) => ({
  name: clinic.name,
  state: clinic.state,
  time_zone: clinic.timeZone,
  street: clinic.street,
  city: clinic.city,
  postal_code: clinic.postalCode,
  phone: clinic.phone,
  programs: [...new Set(clinic.programs)],
  adolescents: clinic.adolescents,
});

export async function insertClinic(
  tx: ClinicsTx,
  clinic: Clinic & { organizationId: OrganizationId },
): Promise<ClinicId> {
  const id = newId<ClinicId>();
  await tx
    .insertInto('clinics')
    .values({ organization_id: clinic.organizationId, id, ...columnsOf(clinic) })
    .execute();
  return id;
}

/** Changes a clinic as somebody saw it; false when somebody else changed it meanwhile. */
export async function updateClinic(tx: ClinicsTx, key: ClinicKey, clinic: ChangeClinic): Promise<boolean> {
  const changed = await tx
    .updateTable('clinics')
    .set({ ...columnsOf(clinic), version: clinic.version + 1 })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.clinicId)
    .where('version', '=', clinic.version)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export type Places = {
  readonly clinics: number;
  readonly rooms: number;
  readonly newestClinicId: string | null;
};

/** How many clinics and rooms there are, and the clinic that was added last. */
export async function countAllPlaces(tx: ClinicsTx, organizationId: string): Promise<Places> {
  const [row] = await rowsOf<{ clinics: number; rooms: number; newest: string | null }>(tx, placesText, [
    organizationId,
  ]);
  return { clinics: row?.clinics ?? 0, rooms: row?.rooms ?? 0, newestClinicId: row?.newest ?? null };
}

const placesText = `
  SELECT (SELECT count(*)::integer FROM clinics WHERE organization_id = $1) AS clinics,
         (SELECT count(*)::integer FROM rooms WHERE organization_id = $1 AND retired_on IS NULL) AS rooms,
         (SELECT id FROM clinics WHERE organization_id = $1 ORDER BY id DESC LIMIT 1) AS newest`;

export async function findZone(tx: ClinicsTx, organizationId: OrganizationId): Promise<string> {
  return (await findOrganization(tx, organizationId)).time_zone;
}
