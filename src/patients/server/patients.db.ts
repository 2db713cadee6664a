// Queries of people and of why their records may be opened. Each read takes the care scope and puts it in the
// query; row security says the same once more, behind it.
import { sql, type RawBuilder } from 'kysely';
import type { ClinicId, OrganizationId, PatientId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { CareScope } from '#platform/access/roles.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Contact, PersonInList } from '../rules/patient-answers.ts';
import { contactsOfPerson } from './contacts.db.ts';
import type { PatientsTx } from './patients-tables.db.ts';

/**
 * The condition that a row of patients, named p, is one the scope opens: by a reason of its own or of another record
 * of the same person, and never past a lock.
 */
export function withinScope(scope: CareScope): RawBuilder<boolean> {
  const unlocked = sql<boolean>`(NOT p.locked OR lock_opens_record(p.id))`;
  if (scope.wholeOrganization) return unlocked;
  // Person by person (OFFSET keeps it so): else every relation of a large clinic is read for one page of people.
  const related = sql<boolean>`(EXISTS (SELECT 1 FROM care_relations r
    WHERE r.organization_id = p.organization_id AND r.patient_id = p.id AND (r.ends_on IS NULL OR r.ends_on >= context_today())
      AND (r.clinic_id = ANY (${scope.clinicIds}::uuid[])
        OR (r.clinic_id = ANY (${scope.caseloadClinicIds}::uuid[]) AND r.staff_member_id = context_staff_member())) OFFSET 0)
    OR (p.in_merge AND merge_opens_record(p.id)))`;
  if (scope.caseloadClinicIds.length === 0) return sql<boolean>`(${related} AND ${unlocked})`;
  return sql<boolean>`((${related} OR EXISTS (SELECT 1 FROM patients_of_my_groups g
    WHERE g.organization_id = p.organization_id AND g.patient_id = p.id)) AND ${unlocked})`;
}

export const listColumns = sql`p.id, p.number, p.given_name AS "givenName", p.family_name AS "familyName", p.preferred_name AS "preferredName", p.birth_on AS "birthOn"`;

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
    ORDER BY f.rank DESC, p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", p.id`.execute(
    tx,
  );
  return found.rows;
}

export type PersonRow = PersonInList & {
  readonly sex: string | null;
  readonly phone: string | null;
  readonly pronouns: string | null;
  readonly language: string;
  readonly languageWords: string | null;
  readonly interpreterNeeded: boolean;
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly petConcern: string | null;
  readonly locked: boolean;
  readonly mergedNumbers: string[];
  readonly contacts: Contact[];
  readonly diedOn: string | null;
  readonly diedOnUnknownDay: boolean;
  readonly safetyFlag: string | null;
  readonly version: number;
  readonly careRelations: {
    clinicId: string;
    clinicName: string;
    staffMemberId: string | null;
    staffName: string | null;
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
  >`SELECT ${listColumns}, p.sex, p.phone, p.pronouns, p.language, p.language_words AS "languageWords",
      p.interpreter_needed AS "interpreterNeeded", p.street, p.city, p.state, p.postal_code AS "postalCode", p.pet_concern AS "petConcern",
      p.locked, CASE WHEN p.in_merge THEN ARRAY(SELECT o.number FROM patients o WHERE o.organization_id = p.organization_id
        AND o.merged_into = p.id ORDER BY o.number) ELSE '{}' END AS "mergedNumbers", p.died_on AS "diedOn", p.died_on_unknown_day AS "diedOnUnknownDay",
      p.safety_flag AS "safetyFlag", p.version,
      (SELECT coalesce(json_agg(json_build_object('clinicId', r.clinic_id, 'clinicName', c.name, 'staffMemberId', r.staff_member_id,
          'staffName', m.given_name || ' ' || m.family_name, 'kind', r.kind, 'startsOn', r.starts_on, 'endsOn', r.ends_on) ORDER BY r.starts_on, r.id), '[]')
         FROM care_relations r JOIN clinics_in_brief c ON c.organization_id = r.organization_id AND c.id = r.clinic_id
         LEFT JOIN staff_in_brief m ON m.organization_id = r.organization_id AND m.id = r.staff_member_id
        WHERE r.organization_id = p.organization_id AND r.patient_id = ANY (whole_record(${key.patientId}))) AS "careRelations",
      ${contactsOfPerson(key)} AS contacts
      ${sql.join(parts, sql``)}
    FROM patients p
    WHERE p.organization_id = ${key.organizationId} AND ${withinScope(scope)}
      -- A merged record is answered by the one that is kept.
      -- Asked as a query of its own: behind row security no index is used for the bare expression.
      AND p.id = (SELECT coalesce((SELECT m.merged_into FROM patients m WHERE m.organization_id = ${key.organizationId} AND m.id = ${key.patientId}), ${key.patientId}::uuid))
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
    ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", p.id`.execute(tx);
  return found.rows;
}

export type Particulars = {
  readonly pronouns?: string | null;
  readonly language?: string;
  readonly language_words?: string | null;
  readonly interpreter_needed?: boolean;
  readonly street?: string | null;
  readonly city?: string | null;
  readonly state?: string | null;
  readonly postal_code?: string | null;
  readonly pet_concern?: string | null;
};

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
  readonly particulars?: Particulars;
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
      ...patient.particulars,
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

/** Who is known by any of these numbers; of a merged record the one that is kept. */
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
  }>`SELECT coalesce(p.merged_into, p.id) AS "patientId", i.system, i.value
    FROM patient_identifiers i JOIN patients p ON p.organization_id = i.organization_id AND p.id = i.patient_id
    JOIN unnest(${systems}::text[], ${values}::text[]) AS asked (system, value) USING (system, value)
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

export type PatientChange = Particulars & {
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

/** Whether a clinic treats people of an age group. */
export async function clinicTakes(
  tx: PatientsTx,
  key: { organizationId: OrganizationId; clinicId: string; ageGroup: string },
): Promise<boolean> {
  const found = await sql<{
    takes: boolean;
  }>`SELECT clinic_takes_age_group(${key.organizationId}, ${key.clinicId}, ${key.ageGroup}) AS takes`.execute(
    tx,
  );
  return found.rows[0]?.takes ?? false;
}
