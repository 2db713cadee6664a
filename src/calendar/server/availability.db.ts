// Queries of absences and working hours of several staff members at once; why somebody is away is not among it.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import type { Availability, Span } from '../rules/availability.ts';

type AvailabilityTx = Tx<'absences_in_brief' | 'working_hours_in_brief' | 'clinics_in_brief'>;
type Of = Span & { readonly organizationId: OrganizationId; readonly staffMemberIds: readonly string[] };

/** When each of them is away and works between two instants; nobody is left out. */
export async function findAvailability(
  tx: AvailabilityTx,
  { organizationId, staffMemberIds, startsAt, endsAt }: Of,
): Promise<ReadonlyMap<string, Availability>> {
  if (staffMemberIds.length === 0) return new Map();
  const of = [organizationId, staffMemberIds];
  const absences = await rowsOf<AbsenceRow>(tx, absencesText, [...of, startsAt, endsAt]);
  const hours = await rowsOf<HoursRow>(tx, hoursText, of);
  const away = Map.groupBy(absences, (row) => row.staff_member_id);
  const works = Map.groupBy(hours, (row) => row.staff_member_id);
  return new Map(
    staffMemberIds.map((id) => [
      id,
      {
        absences: (away.get(id) ?? []).map((row) => ({ startsAt: row.starts_at, endsAt: row.ends_at })),
        hours: (works.get(id) ?? []).map((row) => ({
          weekday: row.weekday,
          startsAt: row.starts_at,
          endsAt: row.ends_at,
          startsOn: row.starts_on,
          endsOn: row.ends_on,
          timeZone: row.time_zone,
        })),
      },
    ]),
  );
}

type AbsenceRow = { staff_member_id: string; starts_at: Instant; ends_at: Instant };
type HoursRow = {
  staff_member_id: string;
  weekday: number;
  starts_at: string;
  ends_at: string;
  starts_on: string;
  ends_on: string | null;
  time_zone: string;
};

const absencesText = `
  SELECT staff_member_id, lower(during) AS starts_at, upper(during) AS ends_at FROM absences_in_brief
   WHERE organization_id = $1 AND staff_member_id = ANY ($2) AND during && tstzrange($3::timestamptz, $4::timestamptz)`;

const hoursText = `
  SELECT w.staff_member_id, w.weekday, to_char(w.starts_at, 'HH24:MI') AS starts_at, to_char(w.ends_at, 'HH24:MI') AS ends_at, w.starts_on, w.ends_on, c.time_zone
    FROM working_hours_in_brief w JOIN clinics_in_brief c ON c.organization_id = w.organization_id AND c.id = w.clinic_id
   WHERE w.organization_id = $1 AND w.staff_member_id = ANY ($2)`;
