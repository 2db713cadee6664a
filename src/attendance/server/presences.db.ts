// The dates of a week of everybody on some rosters, at whichever clinic: hours are those of a person.
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { PersonDate } from '../rules/hours.ts';
import type { RoomRow } from '../../groups/rules/session-times.ts';
import type { AttendanceTx } from './attendance.db.ts';

export type PresenceRow = Omit<PersonDate, 'times'> &
  RoomRow & {
    patient_id: string;
    session_id: string;
    starts_at: string;
    ends_at: string;
    blocks: { from_minute: number; to_minute: number; kind: string }[] | null;
  };

/** Dates between two days, by person. */
export async function findPresences(
  tx: AttendanceTx,
  of: {
    sessionIds: readonly string[];
    from: LocalDate;
    to: LocalDate;
    /** Only these; null for everybody. */
    patientIds: readonly string[] | null;
  },
): Promise<ReadonlyMap<string, PresenceRow[]>> {
  if (of.sessionIds.length === 0) return new Map();
  const rows = await rowsOf<PresenceRow>(tx, presencesText, [of.sessionIds, of.from, of.to, of.patientIds]);
  return Map.groupBy(rows, (row) => row.patient_id);
}

const presencesText = 'SELECT * FROM presences_of_rosters($1::uuid[], $2, $3, $4::uuid[])';
