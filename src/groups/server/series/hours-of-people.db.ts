// Queries of the hours of people: where they sit over all clinics, and what decides how their hours count.
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { payersOfPeople } from '../../../patients/server/door.ts';
import type { MinuteSpan } from '../../rules/counted-minutes.ts';
import type { HoursFacts, Sitting } from '../../rules/series/hours-of-person.ts';
import type { RoomRow } from '../../rules/session-times.ts';
import type { TreatmentWeek } from '../../rules/treatment-week.ts';
import type { GroupsTx } from '../groups.db.ts';

type SittingRow = {
  patient_id: string;
  session_id: string;
  held_on: string;
  starts_at: string;
  ends_at: string;
  time_zone: string;
  group_name: string | null;
  blocks: (MinuteSpan & { kind: string })[];
  status: string | null;
  arrived_at: string | null;
  left_at: string | null;
  away: { from: Instant; to: Instant | null; byThemselves: boolean }[];
} & RoomRow;

export type SittingOfPerson = Sitting & {
  readonly patientId: string;
  readonly timeZone: string;
  /** Null where the asker may not see the group. */
  readonly groupName: string | null;
};

/** Where people sit within some days, in every clinic. */
export async function findSittings(
  tx: GroupsTx,
  of: { patientIds: readonly string[]; days: TreatmentWeek | null },
): Promise<SittingOfPerson[]> {
  if (of.patientIds.length === 0 || of.days === null) return [];
  const rows = await rowsOf<SittingRow>(tx, sittingsText, [of.patientIds, of.days.from, of.days.to]);
  return rows.map((row) => ({
    patientId: row.patient_id,
    sessionId: row.session_id,
    heldOn: row.held_on as LocalDate,
    startsAt: row.starts_at as Instant,
    endsAt: row.ends_at as Instant,
    timeZone: row.time_zone,
    groupName: row.group_name,
    blocks: row.blocks,
    status: row.status,
    arrivedAt: row.arrived_at as Instant | null,
    leftAt: row.left_at as Instant | null,
    away: row.away,
    room: row,
  }));
}

const sittingsText = 'SELECT * FROM sittings_of($1::uuid[], $2::date, $3::date)';

/** What decides how the hours of people count. */
export async function findHoursFacts(
  tx: Tx,
  organizationId: OrganizationId,
  patientIds: readonly string[],
): Promise<ReadonlyMap<string, HoursFacts>> {
  if (patientIds.length === 0) return new Map();
  const people = await rowsOf<{ patient_id: string; birth_on: string; first_seat_on: string | null }>(
    tx,
    'SELECT * FROM admitted_on($1::uuid[])',
    [patientIds],
  );
  const payers = Map.groupBy(
    await payersOfPeople(tx, { organizationId, patientIds }),
    (payer) => payer.patient_id,
  );
  return new Map(
    people.map((person) => [
      person.patient_id,
      {
        birthOn: person.birth_on as LocalDate,
        admittedOn: person.first_seat_on as LocalDate | null,
        payers: (payers.get(person.patient_id) ?? []).map((payer) => ({
          payerId: payer.payer_id,
          startsOn: payer.starts_on,
          endsOn: payer.ends_on,
        })),
      },
    ]),
  );
}
