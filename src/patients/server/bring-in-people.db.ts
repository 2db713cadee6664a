// Many people at once, for an import: a statement for hundreds of them, not one for each.
import { sql } from 'kysely';
import type { ClinicId, OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PersonInList } from '../rules/patient-answers.ts';
import type { PatientsTx } from './patients-tables.db.ts';
import { withinScope } from './patients.db.ts';

export type PersonToAdd = {
  readonly patientId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly birthOn: string;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly diedOn: string | null;
  readonly diedOnUnknownDay: boolean;
};

export type AddingPeople = {
  readonly organizationId: OrganizationId;
  readonly registeredAt: Instant;
  readonly registeredBy: StaffMemberId | null;
  /** The clinic whose people may open the records, from a day on. */
  readonly registration: { readonly clinicId: ClinicId; readonly startsOn: LocalDate } | null;
};

/** Writes people with the next record numbers, in their order. */
export async function insertPeople(
  tx: PatientsTx,
  adding: AddingPeople,
  people: readonly PersonToAdd[],
): Promise<void> {
  if (people.length === 0) return;
  const all = <Value>(pick: (person: PersonToAdd) => Value) => people.map(pick);
  await sql`INSERT INTO patients (organization_id, id, number, given_name, family_name, preferred_name, birth_on, sex, phone,
      died_on, died_on_unknown_day, registered_at, registered_by)
    SELECT ${adding.organizationId}::uuid, one.id, next_patient_number(), one.given_name, one.family_name, one.preferred_name, one.birth_on,
      one.sex, one.phone, one.died_on, one.died_on_unknown_day, ${adding.registeredAt}::timestamptz, ${adding.registeredBy}::uuid
    FROM unnest(${all((one) => one.patientId)}::uuid[], ${all((one) => one.givenName)}::text[], ${all((one) => one.familyName)}::text[],
      ${all((one) => one.preferredName)}::text[], ${all((one) => one.birthOn)}::date[], ${all((one) => one.sex)}::text[],
      ${all((one) => one.phone)}::text[], ${all((one) => one.diedOn)}::date[], ${all((one) => one.diedOnUnknownDay)}::boolean[])
      AS one (id, given_name, family_name, preferred_name, birth_on, sex, phone, died_on, died_on_unknown_day)`.execute(
    tx,
  );
  if (adding.registration === null) return;
  await sql`INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on)
    SELECT ${adding.organizationId}::uuid, one.id, one.patient_id, ${adding.registration.clinicId}::uuid, 'registration', ${adding.registration.startsOn}::date
    FROM unnest(${people.map(() => newId())}::uuid[], ${all((one) => one.patientId)}::uuid[]) AS one (id, patient_id)`.execute(
    tx,
  );
}

/** Everybody in scope who was born on one of these days. */
export async function findBornOn(
  tx: PatientsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; days: readonly string[] },
): Promise<PersonInList[]> {
  if (key.days.length === 0) return [];
  const found =
    await sql<PersonInList>`SELECT p.id, p.number, p.given_name AS "givenName", p.family_name AS "familyName",
      p.preferred_name AS "preferredName", p.birth_on AS "birthOn"
    FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND p.birth_on = ANY (${key.days}::date[]) AND ${withinScope(scope)}`.execute(
      tx,
    );
  return found.rows;
}

export type IdentifierRow = { readonly patientId: string; readonly system: string; readonly value: string };

/** Adds numbers of other systems; answers those that did not stand yet. */
export async function insertIdentifierRows(
  tx: PatientsTx,
  of: { organizationId: OrganizationId; rows: readonly IdentifierRow[] },
): Promise<{ system: string; value: string }[]> {
  const { rows } = of;
  if (rows.length === 0) return [];
  const added = await sql<{
    system: string;
    value: string;
  }>`INSERT INTO patient_identifiers (organization_id, patient_id, system, value)
    SELECT ${of.organizationId}::uuid, one.patient_id, one.system, one.value
    FROM unnest(${rows.map((row) => row.patientId)}::uuid[], ${rows.map((row) => row.system)}::text[], ${rows.map((row) => row.value)}::text[])
      AS one (patient_id, system, value)
    ON CONFLICT (organization_id, system, value) DO NOTHING RETURNING system, value`.execute(tx);
  return added.rows;
}
