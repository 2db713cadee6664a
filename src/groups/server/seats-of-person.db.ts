// The seats of one person as a part of the chart: a column of the chart's one statement, so that it costs no trip
// of its own.
import { sql, type RawBuilder } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';

export type SeatOfPerson = {
  id: string;
  groupId: string;
  groupName: string;
  startsOn: string;
  endsOn: string | null;
  joinedReason: string;
  joinedBecause: string;
  leftReason: string | null;
  leftBecause: string | null;
  weekdays: number[] | null;
  virtualWeekdays: number[];
  alternateFrom: string | null;
  level: string | null;
  phase: number | null;
};

export type VisitOfPerson = {
  id: string;
  sessionId: string;
  groupName: string;
  heldOn: string;
  /** make_up, floating, walk_in, or away: known not to come. */
  kind: string;
  because: string;
};

/** Seats of a person in groups whose seats the asker may see, the newest first. */
export function seatsOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
  most: number;
}): RawBuilder<SeatOfPerson[]> {
  return sql<
    SeatOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('id', one.id, 'groupId', one.group_id, 'groupName', one.name,
      'startsOn', one.starts_on, 'endsOn', one.ends_on, 'joinedReason', one.joined_reason,
      'joinedBecause', one.joined_because, 'leftReason', one.left_reason, 'leftBecause', one.left_because, 'weekdays', one.weekdays,
      'virtualWeekdays', one.virtual_weekdays, 'alternateFrom', one.alternate_from, 'level', one.level, 'phase', one.phase)), '[]')
    FROM (SELECT s.id, s.group_id, g.name, s.starts_on, s.ends_on, s.joined_reason, s.joined_because, s.left_reason, s.left_because,
                 s.weekdays, s.virtual_weekdays, s.alternate_from, s.level, s.phase
            FROM seats s JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
           WHERE s.organization_id = ${key.organizationId} AND s.patient_id = ANY (whole_record(${key.patientId})) AND s.taken_back_at IS NULL
           ORDER BY s.starts_on DESC, s.id LIMIT ${key.most}) AS one)`;
}

export type PetsToTell = { groupId: string; groupName: string };

/** Groups with pets where the person sits or is to visit, has an allergy or a fear, and was not told. */
export function petsToTell(key: {
  organizationId: OrganizationId;
  patientId: string;
}): RawBuilder<PetsToTell[]> {
  return sql<
    PetsToTell[]
  >`(SELECT coalesce(json_agg(DISTINCT jsonb_build_object('groupId', g.id, 'groupName', g.name)), '[]')
    FROM (SELECT group_id, patient_id FROM seats
           WHERE organization_id = ${key.organizationId} AND patient_id = ANY (whole_record(${key.patientId})) AND taken_back_at IS NULL AND NOT pets_accepted
             AND coalesce(ends_on, 'infinity') >= context_today()
          UNION ALL
          SELECT v.group_id, v.patient_id FROM visits v JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
           WHERE v.organization_id = ${key.organizationId} AND v.patient_id = ANY (whole_record(${key.patientId})) AND v.withdrawn_at IS NULL AND NOT v.pets_accepted
             AND s.held_on >= context_today()) AS c
    JOIN groups g ON g.organization_id = ${key.organizationId} AND g.id = c.group_id AND g.pets_welcome
   WHERE has_pet_concern(c.patient_id))`;
}

/** Visits of a person and dates they are known to miss, the newest first. */
export function visitsOfPerson(key: {
  organizationId: OrganizationId;
  patientId: string;
  most: number;
}): RawBuilder<VisitOfPerson[]> {
  return sql<
    VisitOfPerson[]
  >`(SELECT coalesce(json_agg(json_build_object('id', one.id, 'sessionId', one.session_id, 'groupName', one.name, 'heldOn', one.held_on,
      'kind', one.kind, 'because', one.because)), '[]')
    FROM (SELECT v.id, v.session_id, g.name, s.held_on, v.kind, v.because
            FROM (SELECT id, organization_id, session_id, kind, because FROM visits
                   WHERE organization_id = ${key.organizationId} AND patient_id = ANY (whole_record(${key.patientId})) AND withdrawn_at IS NULL
                  UNION ALL
                  SELECT id, organization_id, session_id, 'away', because FROM known_absences
                   WHERE organization_id = ${key.organizationId} AND patient_id = ANY (whole_record(${key.patientId})) AND withdrawn_at IS NULL) v
            JOIN sessions s ON s.organization_id = v.organization_id AND s.id = v.session_id
            JOIN groups g ON g.organization_id = s.organization_id AND g.id = s.group_id
           ORDER BY s.held_on DESC, v.id LIMIT ${key.most}) AS one)`;
}
