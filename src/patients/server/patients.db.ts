// Queries of people and of why their records may be opened. Each read takes the care scope and puts it in the
// query; row security says the same once more, behind it.
import { sql, type RawBuilder } from 'kysely';
import type { ClinicId, OrganizationId, PatientId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { PersonInList } from '../rules/patient-answers.ts';

export type PatientsTx = Tx<
  'patients' | 'patient_identifiers' | 'care_relations' | 'clinics_in_brief' | 'patients_of_my_groups'
>;

/** The condition that a row of patients, named p, is one the scope opens. */
export function withinScope(scope: CareScope): RawBuilder<boolean> {
  if (scope.wholeOrganization) return sql<boolean>`true`;
  const related = sql<boolean>`EXISTS (SELECT 1 FROM care_relations r
    WHERE r.organization_id = p.organization_id AND r.patient_id = p.id AND (r.ends_on IS NULL OR r.ends_on >= context_today())
      AND (r.clinic_id = ANY (${scope.clinicIds}::uuid[])
        OR (r.clinic_id = ANY (${scope.caseloadClinicIds}::uuid[]) AND r.staff_member_id = context_staff_member())))`;
  if (scope.caseloadClinicIds.length === 0) return related;
  return sql<boolean>`(${related} OR EXISTS (SELECT 1 FROM patients_of_my_groups g
    WHERE g.organization_id = p.organization_id AND g.patient_id = p.id))`;
}

const listColumns = sql`p.id, p.number, p.given_name AS "givenName", p.family_name AS "familyName", p.preferred_name AS "preferredName", p.birth_on AS "birthOn"`;

export type SearchKey = {
  readonly organizationId: OrganizationId;
  readonly words: string;
  readonly bornOn: LocalDate | null;
  readonly most: number;
  /** Only the living who have no seat in this group. */
  readonly seatableFor?: string;
};

/** People who fit the words, the best first. */
export async function searchPeople(
  tx: PatientsTx,
  scope: CareScope,
  key: SearchKey,
): Promise<PersonInList[]> {
  const found = await sql<PersonInList>`SELECT ${listColumns}
    FROM search_patients(${key.words}, ${key.bornOn}::date, ${key.most}, ${key.seatableFor ?? null}::uuid) f
    JOIN patients p ON p.organization_id = ${key.organizationId} AND p.id = f.patient_id
    WHERE ${withinScope(scope)}
    ORDER BY f.rank DESC, p.family_name, p.given_name, p.id`.execute(tx);
  return found.rows;
}

export type ListKey = {
  readonly organizationId: OrganizationId;
  readonly clinicId?: string;
  readonly after?: string;
  readonly most: number;
};

/** A page of people by name, of one clinic or of all in scope, behind the person named by `after`. */
export async function listPeople(tx: PatientsTx, scope: CareScope, key: ListKey): Promise<PersonInList[]> {
  const atClinic =
    key.clinicId === undefined
      ? sql`true`
      : sql`EXISTS (SELECT 1 FROM care_relations c WHERE c.organization_id = p.organization_id AND c.patient_id = p.id
          AND c.clinic_id = ${key.clinicId} AND (c.ends_on IS NULL OR c.ends_on >= context_today()))`;
  const behind =
    key.after === undefined
      ? sql`true`
      : sql`(p.family_name, p.given_name, p.id) > (SELECT l.family_name, l.given_name, l.id FROM patients l
          WHERE l.organization_id = ${key.organizationId} AND l.id = ${key.after})`;
  const found = await sql<PersonInList>`SELECT ${listColumns} FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND ${withinScope(scope)} AND ${atClinic} AND ${behind}
    ORDER BY p.family_name, p.given_name, p.id LIMIT ${key.most}`.execute(tx);
  return found.rows;
}

export type PersonRow = PersonInList & {
  readonly sex: string | null;
  readonly phone: string | null;
  readonly diedOn: string | null;
  readonly diedOnUnknownDay: boolean;
  readonly safetyFlag: string | null;
  readonly version: number;
  readonly careRelations: {
    clinicId: string;
    clinicName: string;
    staffMemberId: string | null;
    kind: string;
    startsOn: string;
    endsOn: string | null;
  }[];
};

export type PersonKey = { readonly organizationId: OrganizationId; readonly patientId: string };
/** What later slices add to one person: columns by name, each a subquery of its own. */
export type PersonParts = Readonly<Record<string, RawBuilder<unknown>>>;
export type PartsOf<Parts extends PersonParts> = {
  [Name in keyof Parts]: Parts[Name] extends RawBuilder<infer Value> ? Value : never;
};

/** One person with the relations that the asker may see. */
export function findPerson(tx: PatientsTx, scope: CareScope, key: PersonKey): Promise<PersonRow | undefined> {
  return findPersonWith(tx, scope, { ...key, parts: {} });
}

/**
 * One person with parts of later slices, in one statement; no part is read of somebody out of scope. Whether the record
 * is open is asked first, once for all parts.
 */
export async function findPersonWith<Parts extends PersonParts>(
  tx: PatientsTx,
  scope: CareScope,
  key: PersonKey & { readonly parts: Parts },
): Promise<(PersonRow & PartsOf<Parts>) | undefined> {
  const parts = Object.entries(key.parts).map(([name, part]) => sql`, ${part} AS ${sql.ref(name)}`);
  const found = await sql<
    PersonRow & PartsOf<Parts>
  >`SELECT ${listColumns}, p.sex, p.phone, p.died_on AS "diedOn", p.died_on_unknown_day AS "diedOnUnknownDay",
      p.safety_flag AS "safetyFlag", p.version,
      (SELECT coalesce(json_agg(json_build_object('clinicId', r.clinic_id, 'clinicName', c.name, 'staffMemberId', r.staff_member_id,
          'kind', r.kind, 'startsOn', r.starts_on, 'endsOn', r.ends_on) ORDER BY r.starts_on, r.id), '[]')
         FROM care_relations r JOIN clinics_in_brief c ON c.organization_id = r.organization_id AND c.id = r.clinic_id
        WHERE r.organization_id = p.organization_id AND r.patient_id = p.id) AS "careRelations"
      ${sql.join(parts, sql``)}
    FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND p.id = ${key.patientId} AND ${withinScope(scope)}
      AND (SELECT record_is_open(${key.patientId}::uuid))`.execute(tx);
  return found.rows[0];
}

/** Names of several people, those in scope. */
export async function findPeople(
  tx: PatientsTx,
  scope: CareScope,
  key: { organizationId: OrganizationId; patientIds: readonly string[] },
): Promise<PersonInList[]> {
  if (key.patientIds.length === 0) return [];
  const found = await sql<PersonInList>`SELECT ${listColumns} FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND p.id = ANY (${key.patientIds}::uuid[]) AND ${withinScope(scope)}
    ORDER BY p.family_name, p.given_name, p.id`.execute(tx);
  return found.rows;
}

export type NewPatient = {
  readonly organizationId: OrganizationId;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly birthOn: string;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly diedOn: string | null;
  readonly diedOnUnknownDay: boolean;
  readonly registeredAt: Instant;
  readonly registeredBy: StaffMemberId | null;
  readonly identifiers: readonly { system: string; value: string }[];
  /** The clinic whose people may open the record, from a day on; nobody but those who reach the organization without one. */
  readonly registration: { readonly clinicId: ClinicId; readonly startsOn: LocalDate } | null;
};

/** Writes a person with the next record number. */
export async function insertPatient(
  tx: PatientsTx,
  patient: NewPatient,
): Promise<{ patientId: PatientId; number: string }> {
  const patientId = newId<PatientId>();
  const numbered = await sql<{ number: string }>`SELECT next_patient_number() AS number`.execute(tx);
  const number = numbered.rows[0]?.number ?? '';
  await tx
    .insertInto('patients')
    .values({
      organization_id: patient.organizationId,
      id: patientId,
      number,
      given_name: patient.givenName,
      family_name: patient.familyName,
      preferred_name: patient.preferredName,
      birth_on: patient.birthOn,
      sex: patient.sex,
      phone: patient.phone,
      died_on: patient.diedOn,
      died_on_unknown_day: patient.diedOnUnknownDay,
      registered_at: patient.registeredAt,
      registered_by: patient.registeredBy,
    })
    .execute();
  if (patient.registration) {
    await tx
      .insertInto('care_relations')
      .values({
        organization_id: patient.organizationId,
        id: newId(),
        patient_id: patientId,
        clinic_id: patient.registration.clinicId,
        kind: 'registration',
        starts_on: patient.registration.startsOn,
      })
      .execute();
  }
  await insertIdentifiers(tx, {
    organizationId: patient.organizationId,
    patientId,
    identifiers: patient.identifiers,
  });
  return { patientId, number };
}

export type IdentifiersOf = {
  readonly organizationId: OrganizationId;
  readonly patientId: string;
  readonly identifiers: readonly { system: string; value: string }[];
};

/** Adds numbers other systems know the person by; those that stand already stay. */
export async function insertIdentifiers(tx: PatientsTx, of: IdentifiersOf): Promise<void> {
  if (of.identifiers.length === 0) return;
  await tx
    .insertInto('patient_identifiers')
    .values(
      of.identifiers.map(({ system, value }) => ({
        organization_id: of.organizationId,
        patient_id: of.patientId,
        system,
        value,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'system', 'value']).doNothing())
    .execute();
}

/** Who is known by any of these numbers. */
export async function findByIdentifiers(
  tx: PatientsTx,
  key: Omit<IdentifiersOf, 'patientId'>,
): Promise<{ patientId: string; system: string; value: string }[]> {
  if (key.identifiers.length === 0) return [];
  const systems = key.identifiers.map((identifier) => identifier.system);
  const values = key.identifiers.map((identifier) => identifier.value);
  const found = await sql<{
    patientId: string;
    system: string;
    value: string;
  }>`SELECT i.patient_id AS "patientId", i.system, i.value
    FROM patient_identifiers i JOIN unnest(${systems}::text[], ${values}::text[]) AS asked (system, value) USING (system, value)
    WHERE i.organization_id = ${key.organizationId}`.execute(tx);
  return found.rows;
}

/** What is known of a person's death, with the version to change it at. */
export async function findDeath(tx: PatientsTx, key: PersonKey) {
  return tx
    .selectFrom('patients')
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.patientId)
    .select(['died_on as diedOn', 'died_on_unknown_day as diedOnUnknownDay', 'version'])
    .executeTakeFirst();
}

export type PatientChange = {
  readonly given_name?: string;
  readonly family_name?: string;
  readonly preferred_name?: string | null;
  readonly birth_on?: string;
  readonly sex?: string | null;
  readonly phone?: string | null;
  readonly died_on?: string | null;
  readonly died_on_unknown_day?: boolean;
  readonly safety_flag?: string | null;
};

/** Changes a person if nobody did since that version; null when somebody had. */
export async function updatePatient(
  tx: PatientsTx,
  key: { organizationId: OrganizationId; patientId: string; version: number },
  change: PatientChange,
): Promise<number | null> {
  const changed = await tx
    .updateTable('patients')
    .set({ ...change, version: key.version + 1 })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.patientId)
    .where('version', '=', key.version)
    .returning('version')
    .executeTakeFirst();
  return changed?.version ?? null;
}

/** A part of the chart that is not handed over. */
export const noPart = sql<null>`NULL`;
