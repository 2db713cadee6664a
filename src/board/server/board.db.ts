// Queries of the week board: one statement, in numbers only.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { inClinics } from '../../groups/server/door.ts';

export type BoardTx = Tx<
  | 'sessions_in_brief'
  | 'session_leaders'
  | 'groups_in_brief'
  | 'clinics_on_map'
  | 'topics'
  | 'rosters'
  | 'patients_in_brief'
>;

export type WeekRow = {
  id: string;
  group_id: string;
  group_name: string;
  clinic_id: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  starts_wall: string;
  status: string;
  mode: string;
  kind: string;
  program: string;
  language: string;
  audiences: string[];
  seat_limit: number;
  seats: number;
  waiting: number;
  leaders: string[];
  leader_ids: string[];
  topics: string[];
};

type Asked = {
  readonly organizationId: OrganizationId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Clinics in reach; null for all. */
  readonly clinics: readonly string[] | null;
  readonly clinicId: string | null;
};

/** Sessions held from one day to another, with how full each is. */
export async function findWeek(tx: BoardTx, asked: Asked): Promise<WeekRow[]> {
  return rowsOf<WeekRow>(tx, weekText, [
    asked.organizationId,
    asked.from,
    asked.to,
    asked.clinics,
    asked.clinicId,
  ]);
}

const weekText = `
  WITH week AS MATERIALIZED (
    SELECT s.id, s.group_id, s.group_name, s.clinic_id, s.held_on, s.starts_at, s.ends_at, s.time_zone, s.status, s.mode, s.kind, s.seat_limit
      FROM sessions_in_brief s
     WHERE s.organization_id = $1 AND s.held_on BETWEEN $2 AND $3 AND ${inClinics('s.clinic_id', '$4')} AND ($5::uuid IS NULL OR s.clinic_id = $5)
     ORDER BY s.starts_at, s.id LIMIT 2000
  ), asked AS MATERIALIZED (SELECT array_agg(id) AS ids FROM week
  ), led AS MATERIALIZED (
    SELECT l.session_id, array_agg(l.given_name || ' ' || l.family_name ORDER BY l.part, l.family_name COLLATE "und-x-icu", l.given_name COLLATE "und-x-icu") AS leaders,
           array_agg(l.staff_member_id ORDER BY l.part, l.family_name COLLATE "und-x-icu", l.given_name COLLATE "und-x-icu")::text[] AS leader_ids
      FROM session_leaders l WHERE l.organization_id = $1 AND l.session_id = ANY ((SELECT ids FROM asked)::uuid[]) GROUP BY l.session_id
  ), taught AS MATERIALIZED (
    SELECT t.session_id, array_agg(CASE t.way WHEN 'secular' THEN p.secular_title ELSE coalesce(p.title, 'Session ' || p.position) END ORDER BY t.block) AS topics
      FROM topics_of_sessions((SELECT ids FROM asked)::uuid[]) t
      JOIN topics p ON p.organization_id = $1 AND p.version_id = t.version_id AND p.position = t.position
     GROUP BY t.session_id
  )
  SELECT w.id, w.group_id, w.group_name, w.clinic_id, w.held_on, w.starts_at, w.ends_at, to_char(w.starts_at AT TIME ZONE w.time_zone, 'HH24:MI') AS starts_wall,
         w.status, w.mode, w.kind, g.program, g.language, g.audiences, coalesce(c.seat_limit, w.seat_limit) AS seat_limit, coalesce(c.seats, 0) AS seats, coalesce(q.waiting, 0) AS waiting,
         coalesce(l.leaders, '{}') AS leaders, coalesce(l.leader_ids, '{}') AS leader_ids, coalesce(t.topics, '{}') AS topics
    FROM week w
    JOIN groups_in_brief g ON g.organization_id = $1 AND g.id = w.group_id
    LEFT JOIN count_rosters((SELECT ids FROM asked)::uuid[]) c ON c.session_id = w.id
    LEFT JOIN count_waiting(ARRAY(SELECT DISTINCT group_id FROM week)) q ON q.group_id = w.group_id
    LEFT JOIN led l ON l.session_id = w.id
    LEFT JOIN taught t ON t.session_id = w.id
   ORDER BY w.starts_at, w.group_name, w.id`;

/** Dates with a free seat in clinics out of reach, in numbers, as if they were rows of the week. */
export async function findElsewhere(
  tx: BoardTx,
  asked: Asked & { readonly clinics: readonly string[] },
): Promise<WeekRow[]> {
  return rowsOf<WeekRow>(tx, elsewhereText, [asked.organizationId, asked.clinics, asked.from, asked.to]);
}

const elsewhereText = `
  SELECT e.id, e.group_id, e.group_name, e.clinic_id, e.held_on, e.starts_at, e.ends_at, to_char(e.starts_at AT TIME ZONE c.time_zone, 'HH24:MI') AS starts_wall,
         e.status, e.mode, e.kind, e.program, e.language, e.audiences, e.seat_limit, e.seats, 0 AS waiting, '{}'::text[] AS leaders, '{}'::text[] AS leader_ids, '{}'::text[] AS topics
    FROM sessions_elsewhere($2::uuid[], $3, $4) e JOIN clinics_on_map c ON c.organization_id = $1 AND c.id = e.clinic_id
   ORDER BY e.starts_at, e.group_name, e.id`;

export type ClinicRow = {
  id: string;
  name: string;
  state: string;
  time_zone: string;
  postal_code: string;
  phone: string | null;
};

/** Clinics in reach, by name. */
export async function findClinics(tx: BoardTx, asked: Asked): Promise<ClinicRow[]> {
  return rowsOf<ClinicRow>(tx, clinicsText, [asked.organizationId, asked.clinics, asked.clinicId]);
}

const clinicsText = `
  SELECT c.id, c.name, c.state, c.time_zone, c.postal_code, c.phone FROM clinics_on_map c
   WHERE c.organization_id = $1 AND ($2::uuid[] IS NULL OR c.id = ANY ($2)) AND ($3::uuid IS NULL OR c.id = $3)
   ORDER BY c.name, c.id`;

export type FreeForGoodRow = { group_id: string; day: string; taken: number; seat_limit: number };

/** The fullest date from a day on of every group that meets in a week. */
export async function findFreeForGood(
  tx: BoardTx,
  asked: Asked & { readonly countedFrom: LocalDate },
): Promise<FreeForGoodRow[]> {
  const { organizationId, from, to, clinics, clinicId, countedFrom } = asked;
  return rowsOf<FreeForGoodRow>(tx, freeText, [organizationId, from, to, clinics, clinicId, countedFrom]);
}

const freeText = `
  SELECT f.group_id, f.day, f.taken, f.seat_limit
    FROM fullest_dates(ARRAY(
      SELECT DISTINCT s.group_id FROM sessions_in_brief s
       WHERE s.organization_id = $1 AND s.held_on BETWEEN $2 AND $3 AND ${inClinics('s.clinic_id', '$4')} AND ($5::uuid IS NULL OR s.clinic_id = $5)), $6::date) f
   ORDER BY f.group_id`;
