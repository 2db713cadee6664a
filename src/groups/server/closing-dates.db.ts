// The query of the dates that lie in closed days, with what becomes of each.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ClosingFate } from '../rules/closing-dates.ts';
import { inClinics, type GroupsTx } from './groups.db.ts';

type Span = {
  readonly organizationId: OrganizationId;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Null: every clinic. */
  readonly clinicIds: readonly string[] | null;
  readonly now: Instant;
  readonly most: number;
};

type DateRow = {
  id: string;
  group_name: string;
  clinic_name: string;
  time_zone: string;
  starts_at: string;
  ends_at: string;
  people: number;
  fate: ClosingFate;
  cancelled_because: string | null;
  all_dates: number;
};

/** Dates of groups from a day to a day, the first first; each row says how many there are in all. */
export function findClosingDates(tx: GroupsTx, of: Span): Promise<DateRow[]> {
  return rowsOf<DateRow>(tx, datesText, [of.organizationId, of.from, of.to, of.clinicIds, of.now, of.most]);
}

const datesText = `
  WITH dates AS MATERIALIZED (
    SELECT s.id, s.group_id, s.clinic_id, s.starts_at, s.ends_at, s.status, s.mode, s.cancelled_because, (count(*) OVER ())::integer AS all_dates
      FROM sessions s
     WHERE s.organization_id = $1 AND s.held_on BETWEEN $2 AND $3 AND ${inClinics('s.clinic_id', '$4')}
     ORDER BY s.starts_at, s.id LIMIT $6
  ), written AS MATERIALIZED (SELECT w AS id FROM sessions_written(ARRAY(SELECT id FROM dates)) AS w)
  SELECT d.id, g.name AS group_name, c.name AS clinic_name, c.time_zone, d.starts_at, d.ends_at, coalesce(n.seats, 0) AS people, d.all_dates,
         CASE WHEN d.status = 'cancelled' THEN 'called_off' WHEN EXISTS (SELECT FROM written w WHERE w.id = d.id) THEN 'written'
              WHEN d.starts_at <= $5::timestamptz THEN 'begun' WHEN d.mode = 'virtual' THEN 'virtual' ELSE 'planned' END AS fate,
         CASE WHEN d.status = 'cancelled' THEN d.cancelled_because END AS cancelled_because
    FROM dates d
    JOIN groups g ON g.organization_id = $1 AND g.id = d.group_id
    JOIN clinics_in_brief c ON c.organization_id = $1 AND c.id = d.clinic_id
    LEFT JOIN count_rosters(ARRAY(SELECT id FROM dates)) n ON n.session_id = d.id
   ORDER BY d.starts_at, c.name, g.name, d.id`;
