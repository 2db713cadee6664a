// The dates of a week of everybody on some rosters, at whichever clinic: hours are those of a person.
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { PersonDate } from '../rules/hours.ts';
import { sessionTimes, type RoomRow } from '../rules/session-times.ts';
import type { AttendanceTx } from './attendance.db.ts';

type PresenceRow = Omit<PersonDate, 'times'> &
  RoomRow & {
    patient_id: string;
    session_id: string;
    starts_at: string;
    ends_at: string;
    blocks: { from_minute: number; to_minute: number }[] | null;
  };

export type DateOfPerson = PersonDate & { readonly session_id: string };

/** Dates between two days, by person. */
export async function findPresences(
  tx: AttendanceTx,
  of: { sessionIds: readonly string[]; from: LocalDate; to: LocalDate; shortestStepOut: number },
): Promise<ReadonlyMap<string, DateOfPerson[]>> {
  if (of.sessionIds.length === 0) return new Map();
  const rows = await rowsOf<PresenceRow>(tx, presencesText, [of.sessionIds, of.from, of.to]);
  const dates = rows.map((row) => ({
    patientId: row.patient_id,
    date: {
      ...row,
      times: sessionTimes(row, row.blocks ?? [], { room: row, shortestStepOut: of.shortestStepOut }),
    },
  }));
  const byPerson = Map.groupBy(dates, (each) => each.patientId);
  return new Map([...byPerson].map(([patientId, own]) => [patientId, own.map(({ date }) => date)]));
}

const presencesText = 'SELECT * FROM presences_of_rosters($1::uuid[], $2, $3)';
