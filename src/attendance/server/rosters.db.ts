// Queries of rosters: who is expected in sessions, with the newest mark and all by which minutes pause.
import { rowsOf } from '#platform/database/database.ts';
import type { PullOutKind } from '../rules/pull-out.ts';
import type { AttendanceTx, SessionKey } from './attendance.db.ts';

export type RosterRow = {
  session_id: string;
  patient_id: string;
  given_name: string;
  family_name: string;
  preferred_name: string | null;
  /** Null where the record is locked. */
  birth_on: string | null;
  safety_flag: string | null;
  status: string | null;
  arrived_at: string | null;
  left_at: string | null;
  way_home: string | null;
  /** Whether they checked in by themselves at a tablet. */
  at_tablet: boolean;
  /** Of who takes part by video and was confirmed, whether they join or are called instead; null before that. */
  arrival: 'joins' | 'called_instead' | null;
  sequence: number | null;
  /** When the newest mark was made. */
  marked_at: string | null;
  visit_id: string | null;
  known_absence: string | null;
  mode: string;
  taken_back: boolean;
  /** Whether the record is locked to the asker: then the family name is a letter, and nothing else is told. */
  locked: boolean;
  /** Those that were not called off, by time. */
  pull_outs: readonly {
    id: string;
    kind: PullOutKind;
    staff_name: string;
    planned_from: string;
    planned_to: string;
    began_at: string | null;
    ended_at: string | null;
  }[];
  /** Those that were not taken back, by time. */
  step_outs: readonly { id: string; out_at: string; back_at: string | null; changed_at: string }[];
};

type SessionsKey = Pick<SessionKey, 'organizationId'> & {
  readonly sessionIds: readonly string[];
  /** Only these people; everybody where it is left out. */
  readonly patientIds?: readonly string[] | null;
};

/**
 * People expected on each session's day, by a seat or a visit, with their newest mark: those whose record is open to the
 * asker, and those whose record only a lock keeps shut.
 */
export async function findRosters(tx: AttendanceTx, key: SessionsKey): Promise<RosterRow[]> {
  const [first, ...others] = key.sessionIds;
  if (first === undefined) return [];
  const [text, asked] = others.length === 0 ? [textOfOne, first] : [textOfSome, key.sessionIds];
  return rowsOf<RosterRow>(tx, text, [key.organizationId, asked, key.patientIds ?? null]);
}

/** All people of one session: of those whose record is locked only the presence is said. */
export function findWholeRoster(tx: AttendanceTx, key: SessionKey): Promise<RosterRow[]> {
  return findRosters(tx, { organizationId: key.organizationId, sessionIds: [key.sessionId] });
}

/** The people of one session whose record is open to the asker. */
export async function findRoster(tx: AttendanceTx, key: SessionKey): Promise<RosterRow[]> {
  return (await findWholeRoster(tx, key)).filter((person) => !person.locked);
}

// The rosters are gathered once, whatever joins them. Whether a record is open is asked before it is read, so that it is
// asked once, for all of them and for all that is read of a person.
const rosterText = (isAsked: (column: string) => string, asked: string) => `
  WITH r AS MATERIALIZED (
    SELECT o.session_id, o.patient_id, o.visit_id, o.known_absence, o.mode, o.taken_back
      FROM rosters o WHERE o.organization_id = $1 AND ${isAsked('o.session_id')} AND ($3::uuid[] IS NULL OR o.patient_id = ANY ($3))
  ), open AS MATERIALIZED (
    SELECT open_records(ARRAY(SELECT r.patient_id FROM r)) AS ids
  )
  SELECT * FROM (
    SELECT r.session_id, r.patient_id, p.given_name, p.family_name, p.preferred_name, p.birth_on, p.safety_flag,
           m.status, m.arrived_at, m.left_at, m.way_home, coalesce(m.tablet_id IS NOT NULL, false) AS at_tablet, m.sequence, m.recorded_at AS marked_at,
           CASE WHEN r.mode = 'virtual' THEN (SELECT v.outcome FROM virtual_arrivals v
              WHERE v.organization_id = $1 AND v.session_id = r.session_id AND v.patient_id = r.patient_id ORDER BY v.sequence DESC LIMIT 1) END AS arrival,
           r.visit_id, r.known_absence, r.mode, r.taken_back,
           false AS locked, coalesce(o.pull_outs, '[]') AS pull_outs, coalesce(x.step_outs, '[]') AS step_outs
      FROM r
      JOIN patients_in_brief p ON p.organization_id = $1 AND p.id = r.patient_id
      LEFT JOIN LATERAL (
        SELECT a.status, a.arrived_at, a.left_at, a.way_home, a.tablet_id, a.sequence, a.recorded_at FROM attendance_marks a
         WHERE a.organization_id = $1 AND a.session_id = r.session_id AND a.patient_id = r.patient_id
         ORDER BY a.sequence DESC LIMIT 1) m ON true
      LEFT JOIN (
        SELECT x.session_id, x.patient_id, json_agg(json_build_object('id', x.id, 'kind', x.kind, 'staff_name', t.given_name || ' ' || t.family_name,
                 'planned_from', x.planned_from, 'planned_to', x.planned_to, 'began_at', x.began_at, 'ended_at', x.ended_at)
                 ORDER BY coalesce(x.began_at, x.planned_from)) AS pull_outs
          FROM pull_outs x JOIN staff_in_brief t ON t.organization_id = x.organization_id AND t.id = x.staff_member_id
         WHERE x.organization_id = $1 AND ${isAsked('x.session_id')} AND x.cancelled_at IS NULL
         GROUP BY x.session_id, x.patient_id) o ON o.session_id = r.session_id AND o.patient_id = r.patient_id
      LEFT JOIN (
        SELECT y.session_id, y.patient_id, json_agg(json_build_object('id', y.id, 'out_at', y.out_at, 'back_at', y.back_at,
                 'changed_at', coalesce(y.changed_at, y.recorded_at)) ORDER BY y.out_at) AS step_outs
          FROM step_outs y WHERE y.organization_id = $1 AND ${isAsked('y.session_id')} AND y.taken_back_at IS NULL
         GROUP BY y.session_id, y.patient_id) x ON x.session_id = r.session_id AND x.patient_id = r.patient_id
     WHERE r.patient_id = ANY ((SELECT ids FROM open)::uuid[]) AND (NOT r.taken_back OR m.status IS NOT NULL)
    UNION ALL
    SELECT k.session_id, k.patient_id, k.first_name, k.initial || '.', NULL, NULL, NULL, k.status, k.arrived_at, k.left_at, NULL, false, k.sequence, k.marked_at,
           NULL, k.visit_id, k.known_absence, k.mode, k.taken_back, true, '[]', '[]'
      FROM locked_on_rosters(${asked}) k WHERE (NOT k.taken_back OR k.status IS NOT NULL) AND ($3::uuid[] IS NULL OR k.patient_id = ANY ($3))
  ) AS expected
   ORDER BY family_name COLLATE "und-x-icu", given_name COLLATE "und-x-icu", patient_id`;

// One plan serves all calls of a statement: for a few sessions it would read the seats of everybody, which one does not need.
const textOfOne = rosterText((column) => `${column} = $2::uuid`, 'ARRAY[$2::uuid]');
const textOfSome = rosterText((column) => `${column} = ANY ($2)`, '$2');
