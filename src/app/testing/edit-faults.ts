// What must hold after every edit of a series, asked of the database from outside the program and compared with the
// model: nothing is lost, doubled or deleted; what has begun or was written on is what it was, with its people, its
// leaders, its marks and notes; and each other date is what was decided for it or else what its timetable says.
import type { Decided, EditWorld, Timetable } from './edit-world.ts';
import { addDays, weekdayOf } from './edit-world.ts';

export type DateRow = {
  id: string;
  occurs: string;
  held: string;
  starts: string;
  ends: string;
  status: string;
  mode: string;
  room: string | null;
  blocks: string;
  people: string;
  leaders: string;
  marks: string;
  notes: string;
  begun: boolean;
  closed: boolean;
  minutes: number;
  booked: number;
};

/** Every date of the group with all that hangs on it. */
export async function datesOf(world: EditWorld): Promise<DateRow[]> {
  const found = await world.test.owner.query<DateRow>(datesText, [world.groupId, world.test.clock.now()]);
  return found.rows;
}

const datesText = `
  SELECT s.id, s.occurs_on::text AS occurs, s.held_on::text AS held, to_char(s.starts_at AT TIME ZONE 'America/Chicago', 'HH24:MI') AS starts,
         to_char(s.ends_at AT TIME ZONE 'America/Chicago', 'HH24:MI') AS ends, s.status, s.mode, s.room_id AS room,
         (SELECT string_agg(concat_ws(' ', b.kind, b.from_minute, b.to_minute), ', ' ORDER BY b.position) FROM session_blocks b WHERE b.session_id = s.id) AS blocks,
         (SELECT coalesce(string_agg(r.patient_id::text, ' ' ORDER BY r.patient_id), '') FROM rosters r WHERE r.session_id = s.id) AS people,
         (SELECT coalesce(string_agg(concat_ws(' ', l.staff_member_id, l.part), ', ' ORDER BY l.staff_member_id), '') FROM session_leaders l WHERE l.session_id = s.id) AS leaders,
         (SELECT coalesce(string_agg(concat_ws(' ', m.id, m.patient_id, m.status, m.sequence), ', ' ORDER BY m.id), '') FROM attendance_marks m WHERE m.session_id = s.id) AS marks,
         (SELECT coalesce(string_agg(concat_ws(' ', d.id, d.words, d.revision), ', ' ORDER BY d.id), '') FROM note_drafts d WHERE d.session_id = s.id) AS notes,
         s.starts_at <= $2::timestamptz AS begun,
         EXISTS (SELECT FROM session_exceptions e WHERE e.session_id = s.id AND e.aspect = 'closed' AND e.taken_back_at IS NULL) AS closed,
         (extract(epoch FROM s.ends_at - s.starts_at) / 60)::integer AS minutes,
         (SELECT coalesce(sum(extract(epoch FROM upper(b.during) - lower(b.during)) / 60), 0)::integer FROM bookings b
           WHERE b.purpose_id = s.id AND b.resource_kind = 'room' AND NOT b.cancelled) AS booked
    FROM sessions s WHERE s.group_id = $1 ORDER BY s.occurs_on`;

const isKept = (date: DateRow): boolean => date.begun || date.marks !== '' || date.notes !== '';

/** What is wrong after an edit; `isRefused` when the program said no, and then nothing may have changed. */
export function faultsAfter(
  world: EditWorld,
  { before, after, isRefused }: { before: readonly DateRow[]; after: readonly DateRow[]; isRefused: boolean },
): string[] {
  const byId = new Map(after.map((date) => [date.id, date]));
  const faults = before.flatMap((was) => {
    const now = byId.get(was.id);
    if (now === undefined) return [`${was.occurs} is lost`];
    const stays = isRefused || isKept(was);
    const ledSame = was.begun && was.id !== world.setRight;
    return stays && sameOf(now, ledSame) !== sameOf(was, ledSame)
      ? [`${was.occurs} was to stay: ${JSON.stringify(was)} became ${JSON.stringify(now)}`]
      : [];
  });
  if (new Set(after.map((date) => date.occurs)).size !== after.length) faults.push('a date stands twice');
  return [...faults, ...after.filter((date) => !isKept(date)).flatMap((date) => faultsOf(world, date))];
}

// Who leads a date that is still to come may change, even where somebody wrote on it already.
function sameOf(date: DateRow, ledSame: boolean): string {
  return JSON.stringify(ledSame ? date : { ...date, leaders: '' });
}

function faultsOf(world: EditWorld, date: DateRow): string[] {
  const should = shouldBe(world, date);
  const wrong = Object.entries(should).filter(
    ([what, value]) => value !== undefined && date[what as keyof DateRow] !== value,
  );
  const faults = wrong.map(
    ([what, value]) => `${date.occurs}: ${what} should be ${String(value)}, is ${JSON.stringify(date)}`,
  );
  const takesRoom = date.status === 'planned' && date.mode !== 'virtual';
  if ((date.mode === 'virtual') !== (date.room === null))
    faults.push(`${date.occurs}: ${date.mode} in room ${date.room ?? 'none'}`);
  if (date.booked !== (takesRoom ? date.minutes : 0))
    faults.push(`${date.occurs}: ${date.booked} minutes booked of ${date.minutes}`);
  return faults;
}

type Should = Partial<Pick<DateRow, 'status' | 'held' | 'starts' | 'mode'>>;

function shouldBe(world: EditWorld, date: DateRow): Should {
  const decided = world.decided.get(date.occurs) ?? [];
  const moved = decided.find((one) => one.aspect === 'moved');
  const plan = date.occurs > world.endsOn ? undefined : plannedOn(world, date.occurs);
  const hasPlace = plan !== undefined || (moved !== undefined && date.occurs <= world.endsOn);
  const isOff = !hasPlace || decided.some((one) => one.aspect === 'cancelled');
  return {
    // A closed clinic calls its dates off besides.
    ...(date.closed ? {} : { status: isOff ? 'cancelled' : 'planned' }),
    ...timeOf(date, moved, plan),
    ...modeOf(decided, plan),
  };
}

type Plan = { startsAt: string; mode: string } | undefined;

function timeOf(date: DateRow, moved: Decided | undefined, plan: Plan): Should {
  if (moved?.heldOn !== undefined && moved.startsAt !== undefined)
    return { held: moved.heldOn, starts: moved.startsAt };
  return plan === undefined ? {} : { held: date.occurs, starts: plan.startsAt };
}

function modeOf(decided: readonly Decided[], plan: Plan): Should {
  const mode = decided.find((one) => one.aspect === 'mode')?.mode ?? plan?.mode;
  return mode === undefined ? {} : { mode };
}

/** What the timetable in force has on a day. */
function plannedOn(world: EditWorld, day: string): Plan {
  const newest = inForceOn(world, day);
  const own = newest?.days.find((one) => one.weekday === weekdayOf(day));
  return newest === undefined || own === undefined
    ? undefined
    : { startsAt: own.startsAt, mode: newest.mode };
}

/** The newest timetable that has begun by a day. */
export function inForceOn(world: EditWorld, day: string): Timetable | undefined {
  return world.timetables.findLast((one) => one.from <= day);
}

/** The day before. */
export const dayBefore = (day: string): string => addDays(day, -1);
