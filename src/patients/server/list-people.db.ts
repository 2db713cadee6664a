// The list of everybody, a page at a time, by name. Walking the names is quick where most of them may be shown; where
// few may, the list begins from those few. Names stand in the order of the root collation of Unicode, which orders
// every script and puts an accent beside its plain letter; patients_by_name keeps them so.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { CareScope } from '#platform/access/roles.ts';
import type { PersonListed } from '../rules/patient-answers.ts';
import type { PatientsTx } from './patients-tables.db.ts';
import { listColumns, withinScope } from './patients.db.ts';

export type ListKey = {
  readonly organizationId: OrganizationId;
  readonly clinicId?: string;
  /** Only people this staff member is responsible for. */
  readonly counselorId?: string;
  readonly after?: string;
  readonly most: number;
};

// Up to this many, sorting them costs less than walking past everybody else.
const few = 2000;
const fewRelations = 3 * few;

// Whoever is responsible is known by their name alone (care_relations_caseload_has_somebody). Asked by the kind, the
// database takes the index that keeps caseloads apart in time, and reads hundreds of its pages for each person.
const standing = sql`(c.ends_on IS NULL OR c.ends_on >= context_today())`;

/** A page of people by name, behind the person named by `after`. */
export async function listPeople(tx: PatientsTx, scope: CareScope, key: ListKey): Promise<PersonListed[]> {
  const atClinic =
    key.clinicId === undefined ? sql`true` : anyRecord(sql`c.clinic_id = ${key.clinicId} AND ${standing}`);
  const ofCounselor =
    key.counselorId === undefined
      ? sql`true`
      : anyRecord(sql`c.staff_member_id = ${key.counselorId} AND ${standing}`);
  const behind =
    key.after === undefined
      ? sql`true`
      : sql`(p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", p.id) > (SELECT l.family_name, l.given_name, l.id FROM patients l
          WHERE l.organization_id = ${key.organizationId} AND l.id = ${key.after})`;
  const among = await fewOf(tx, scope, key);
  // Each of the few is looked up by itself (OFFSET keeps it so): joined in one go, everybody would be walked past them.
  const people =
    among === null
      ? sql`patients p`
      : sql`(SELECT DISTINCT coalesce(q.merged_into, q.id) AS id FROM unnest(${among}::uuid[]) AS a (id)
          CROSS JOIN LATERAL (SELECT q.id, q.merged_into FROM patients q WHERE q.organization_id = ${key.organizationId} AND q.id = a.id OFFSET 0) AS q OFFSET 0) AS k
        CROSS JOIN LATERAL (SELECT o.* FROM patients o WHERE o.organization_id = ${key.organizationId} AND o.id = k.id OFFSET 0) AS p`;
  const found = await sql<PersonListed>`SELECT ${listColumns},
      (SELECT m.given_name || ' ' || m.family_name FROM staff_in_brief m
        WHERE m.organization_id = ${key.organizationId} AND m.id = (
          SELECT c.staff_member_id FROM care_relations c
           WHERE c.organization_id = ${key.organizationId} AND c.patient_id = p.id AND c.staff_member_id IS NOT NULL AND ${standing}
           ORDER BY c.ends_on IS NOT NULL, c.starts_on DESC, c.id DESC LIMIT 1)) AS counselor
    FROM ${people}
    WHERE p.organization_id = ${key.organizationId} AND p.merged_into IS NULL AND ${withinScope(scope)}
      AND ${atClinic} AND ${ofCounselor} AND ${behind}
    ORDER BY p.family_name COLLATE "und-x-icu", p.given_name COLLATE "und-x-icu", p.id LIMIT ${key.most}`.execute(
    tx,
  );
  return found.rows;
}

// Whether a record of the person has such a relation. The few merged ones are asked about apart: a condition that fits
// both at once has no index, and everybody walked past would be compared with every relation of the clinic (as they
// would be without OFFSET).
function anyRecord(relation: RawBuilder<unknown>) {
  return sql`(EXISTS (SELECT 1 FROM care_relations c WHERE c.organization_id = p.organization_id AND c.patient_id = p.id AND ${relation} OFFSET 0)
    OR (p.in_merge AND EXISTS (SELECT 1 FROM care_relations c WHERE c.organization_id = p.organization_id AND c.patient_id = ANY (whole_record(p.id)) AND ${relation})))`;
}

// Who may be in the list at all, where that is few; null where it is many.
async function fewOf(tx: PatientsTx, scope: CareScope, key: ListKey): Promise<string[] | null> {
  if (key.counselorId === undefined && key.clinicId === undefined && scope.wholeOrganization) return null;
  const related =
    key.counselorId === undefined ? relatedToClinics(scope, key) : relatedTo(key.counselorId, key);
  // Most people have more than one relation to their clinic.
  const found = await sql<{
    id: string;
    relations: number;
  }>`SELECT few.id, count(*)::integer AS relations FROM (SELECT few.id FROM (${related}) AS few LIMIT ${fewRelations + 1}) AS few GROUP BY few.id`.execute(
    tx,
  );
  const relations = found.rows.reduce((sum, row) => sum + row.relations, 0);
  return relations > fewRelations || found.rows.length > few ? null : found.rows.map((row) => row.id);
}

function relatedTo(counselorId: string, key: ListKey) {
  return sql`SELECT c.patient_id AS id FROM care_relations c
    WHERE c.organization_id = ${key.organizationId} AND c.staff_member_id = ${counselorId} AND ${standing}`;
}

// Clinic by clinic, each read no further than needed; whoever reaches only a caseload has also the people of own groups.
function relatedToClinics(scope: CareScope, key: ListKey) {
  const isOwn = !scope.wholeOrganization && scope.clinicIds.length === 0;
  const own = isOwn ? sql`c.staff_member_id = context_staff_member()` : sql`true`;
  const clinics =
    key.clinicId === undefined ? [...scope.clinicIds, ...scope.caseloadClinicIds] : [key.clinicId];
  const ofClinics = sql`SELECT c.id FROM unnest(${clinics}::uuid[]) AS at (clinic_id) CROSS JOIN LATERAL (SELECT c.patient_id AS id FROM care_relations c
    WHERE c.organization_id = ${key.organizationId} AND c.clinic_id = at.clinic_id AND ${own} AND ${standing} LIMIT ${fewRelations + 1}) AS c`;
  if (!isOwn) return ofClinics;
  return sql`${ofClinics} UNION ALL SELECT g.patient_id FROM patients_of_my_groups g WHERE g.organization_id = ${key.organizationId}`;
}
