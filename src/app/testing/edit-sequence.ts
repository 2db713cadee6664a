// A random sequence of edits of one series through the real program: this date, this and the following, all from today
// on; called off, moved, turned virtual, retimed, led by others; the clinic closes and opens; changes are taken back; and
// meanwhile days go by and people write. After each step the database is asked what stands (edit-faults.ts).
import { newId } from '#platform/database/new-id.ts';
import { datesOf, dayBefore, faultsAfter, inForceOn, type DateRow } from './edit-faults.ts';
import {
  addDays,
  lastDay,
  morningOf,
  openEditWorld,
  twoBlocks,
  weekdayOf,
  type Day,
  type Decided,
  type EditWorld,
} from './edit-world.ts';
import type { TestWorld } from './test-world.ts';

export type Drawn = {
  whole(from: number, to: number): number;
  pick<Item>(items: readonly Item[]): Item | undefined;
};
export type SequenceReport = { edits: number; refused: Record<string, number>; faults: string[] };

type Reach = 'this' | 'following' | 'all';
type Change = { kind: string } & Record<string, unknown>;
type Edit = {
  readonly reach: Reach;
  readonly date: DateRow;
  readonly change: Change;
  /** What the model learns when the program did it. */
  readonly learn: (world: EditWorld, changeId: string) => void;
};

export function drawnFrom(next: () => number): Drawn {
  return {
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => items[Math.floor(next() * items.length)],
  };
}

/** One group, edited a few times. */
export async function runSequence(test: TestWorld, drawn: Drawn): Promise<SequenceReport> {
  const world = await openEditWorld(test);
  const report: SequenceReport = { edits: 0, refused: {}, faults: [] };
  const done: string[] = [];
  for (let step = drawn.whole(5, 9); step > 0 && report.faults.length === 0; step -= 1) {
    const before = await datesOf(world);
    const name = drawn.pick(Object.keys(steps)) ?? 'wait';
    world.setRight = null;
    const answer = await steps[name]?.({ world, drawn, dates: before });
    done.push(`${name} (${answer ?? 'done'})`);
    if (answer === undefined) continue;
    count(report, answer);
    const faults = faultsAfter(world, { before, after: await datesOf(world), isRefused: answer !== 'ok' });
    if (answer.startsWith('500')) faults.push('the program broke');
    if (faults.length > 0) report.faults.push(`after ${done.join('; ')}: ${faults.slice(0, 3).join(' | ')}`);
  }
  return report;
}

function count(report: SequenceReport, answer: string): void {
  if (answer === 'ok') report.edits += 1;
  else report.refused[answer] = (report.refused[answer] ?? 0) + 1;
}

type At = { world: EditWorld; drawn: Drawn; dates: readonly DateRow[] };
type Step = (at: At) => Promise<string | undefined>;

const open = (dates: readonly DateRow[]): DateRow[] =>
  dates.filter((date) => !date.begun && date.marks === '' && date.notes === '');
const planned = (dates: readonly DateRow[]): DateRow[] =>
  open(dates).filter((date) => date.status === 'planned');
const fromOf = (world: EditWorld, { reach, date }: Pick<Edit, 'reach' | 'date'>): string =>
  reach === 'all' ? world.today : date.occurs;

function decide(world: EditWorld, date: DateRow, made: Decided): void {
  const others = (world.decided.get(date.occurs) ?? []).filter((one) => one.aspect !== made.aspect);
  world.decided.set(date.occurs, [...others, made]);
}

function begin(
  world: EditWorld,
  edit: Pick<Edit, 'reach' | 'date'>,
  next: { days: readonly Day[]; mode: string; changeId: string },
): void {
  world.timetables.push({ ...next, from: fromOf(world, edit) });
}

const drawReach = (drawn: Drawn): Reach =>
  drawn.pick(['this', 'this', 'following', 'all'] as const) ?? 'this';

function drawCancel({ drawn, dates }: At): Edit | undefined {
  const date = drawn.pick(planned(dates));
  if (date === undefined) return undefined;
  const reach = drawReach(drawn);
  return {
    reach,
    date,
    change: { kind: 'cancel' },
    learn(world, changeId) {
      if (reach === 'this') return decide(world, date, { aspect: 'cancelled', changeId });
      const ends = dayBefore(fromOf(world, { reach, date }));
      world.ends.push({ changeId, was: world.endsOn });
      world.endsOn = world.endsOn < ends ? world.endsOn : ends;
    },
  };
}

function drawMove({ world, drawn, dates }: At): Edit | undefined {
  const date = drawn.pick(planned(dates));
  if (date === undefined) return undefined;
  const reach = drawReach(drawn);
  const heldOn = addDays(date.occurs, drawn.whole(-2, 3));
  const hour = drawn.whole(8, 17);
  const [startsAt, endsAt] = [
    `${String(hour).padStart(2, '0')}:30`,
    `${String(hour + 2).padStart(2, '0')}:30`,
  ];
  return {
    reach,
    date,
    change: { kind: 'move', heldOn, startsAt, endsAt, roomId: date.mode === 'virtual' ? null : world.roomId },
    learn(known, changeId) {
      if (reach === 'this') return decide(known, date, { aspect: 'moved', changeId, heldOn, startsAt });
      const before = inForceOn(known, fromOf(known, { reach, date }));
      if (before === undefined) return undefined;
      const days = before.days.map((day) =>
        day.weekday === weekdayOf(date.occurs) ? { weekday: weekdayOf(heldOn), startsAt, endsAt } : day,
      );
      return begin(known, { reach, date }, { days, mode: before.mode, changeId });
    },
  };
}

function drawMode({ world, drawn, dates }: At): Edit | undefined {
  const date = drawn.pick(planned(dates));
  if (date === undefined) return undefined;
  const reach = drawReach(drawn);
  const mode = drawn.pick(['in_person', 'virtual', 'hybrid']) ?? 'virtual';
  return {
    reach,
    date,
    change: { kind: 'mode', mode, roomId: mode === 'virtual' ? null : world.roomId, virtualLink: null },
    learn(known, changeId) {
      if (reach === 'this') return decide(known, date, { aspect: 'mode', changeId, mode });
      const before = inForceOn(known, fromOf(known, { reach, date }));
      return begin(known, { reach, date }, { days: before?.days ?? [], mode, changeId });
    },
  };
}

function drawTimetable({ world, drawn, dates }: At): Edit | undefined {
  const date = drawn.pick(open(dates));
  if (date === undefined) return undefined;
  const reach = drawn.pick(['following', 'all'] as const) ?? 'all';
  const hour = drawn.whole(8, 17);
  const time = {
    startsAt: `${String(hour).padStart(2, '0')}:00`,
    endsAt: `${String(hour + 2).padStart(2, '0')}:00`,
  };
  const drawnDays = [1, 2, 3, 4, 5, 6].filter(() => drawn.whole(0, 1) === 1);
  const days = (drawnDays.length > 0 ? drawnDays : [2]).map((weekday) => ({ weekday, ...time }));
  const mode = drawn.pick(['in_person', 'virtual']) ?? 'in_person';
  const roomId = mode === 'virtual' ? null : world.roomId;
  return {
    reach,
    date,
    change: { kind: 'timetable', mode, roomId, days, blocks: twoBlocks },
    learn: (known, changeId) => begin(known, { reach, date }, { days, mode, changeId }),
  };
}

function drawStaff({ world, drawn, dates }: At): Edit | undefined {
  const date = drawn.pick(planned(dates));
  const staffMemberId = drawn.pick(world.staff);
  if (date === undefined || staffMemberId === undefined) return undefined;
  const insteadOfId = drawn.whole(0, 1) === 1 ? (drawn.pick(world.staff) ?? null) : null;
  const part = insteadOfId === null ? 'second' : 'leader';
  const reach = drawReach(drawn);
  return {
    reach,
    date,
    change: { kind: 'staff', staffMemberId, part, insteadOfId },
    learn: (known, changeId) => {
      if (reach === 'this') known.ledOn.set(changeId, date.id);
    },
  };
}

const send = async (
  world: EditWorld,
  path: string,
  body: unknown = {},
): Promise<{ says: string; body: Record<string, unknown> }> => {
  const answer = await world.by.send('POST', path, body);
  const says = answer.status === 200 ? 'ok' : `${answer.status} ${String(answer.body['code'])}`;
  return { says, body: answer.body };
};

// Shows what it does first, as the screen does; then does it.
const made =
  (draw: (at: At) => Edit | undefined): Step =>
  async (at) => {
    const edit = draw(at);
    if (edit === undefined) return undefined;
    const { world } = at;
    const asked = {
      reach: edit.reach,
      sessionId: edit.date.id,
      fromOn: null,
      because: 'Storm',
      change: edit.change,
    };
    const path = `/api/groups/${world.groupId}/changes`;
    const shown = await send(world, `${path}/preview`, asked);
    if (shown.says !== 'ok') return shown.says;
    const { says, body } = await send(world, path, { ...asked, shown: shown.body['shown'] });
    if (says !== 'ok') return says;
    const changeId = String(body['changeId']);
    world.changeIds.push(changeId);
    edit.learn(world, changeId);
    return says;
  };

const steps: Readonly<Record<string, Step>> = {
  cancel: made(drawCancel),
  move: made(drawMove),
  mode: made(drawMode),
  retime: made(drawTimetable),
  lead: made(drawStaff),
  async takeBack({ world, drawn }) {
    const changeId = drawn.pick(world.changeIds);
    if (changeId === undefined) return undefined;
    const { says } = await send(world, `/api/groups/${world.groupId}/changes/${changeId}/take-back`);
    if (says === 'ok') {
      forget(world, changeId);
      world.setRight = world.ledOn.get(changeId) ?? null;
    }
    return says;
  },
  async close({ world, drawn }) {
    const day = addDays(world.today, drawn.whole(1, 14));
    const { says, body } = await send(world, '/api/closures', {
      clinicId: world.clinicId,
      startsOn: day,
      endsOn: addDays(day, drawn.whole(0, 2)),
      reason: 'Holiday',
    });
    if (says === 'ok') world.closureIds.push(String(body['closureId']));
    return says;
  },
  async reopen({ world, drawn }) {
    const closureId = drawn.pick(world.closureIds);
    if (closureId === undefined) return undefined;
    return (await send(world, `/api/closures/${closureId}/withdraw`)).says;
  },
  async write({ world, drawn, dates }) {
    const date = drawn.pick(
      dates.filter((one) => one.held <= world.today && one.status === 'planned' && one.marks === ''),
    );
    if (date !== undefined) await writeOn(world, date);
    return undefined;
  },
  async wait({ world, drawn }) {
    const next = addDays(world.today, drawn.whole(1, 5));
    world.today = next < lastDay ? next : lastDay;
    world.test.clock.moveTo(morningOf(world.today));
    world.by = await world.test.as('administrator');
    return undefined;
  },
};

function forget(world: EditWorld, changeId: string): void {
  world.timetables = world.timetables.filter((one) => one.changeId !== changeId);
  for (const [day, decided] of world.decided)
    world.decided.set(
      day,
      decided.filter((one) => one.changeId !== changeId),
    );
  const ended = world.ends.find((one) => one.changeId === changeId);
  if (ended !== undefined) world.endsOn = ended.was;
  world.changeIds.splice(world.changeIds.indexOf(changeId), 1);
}

// Attendance of everybody, and a note begun about one.
async function writeOn(world: EditWorld, date: DateRow): Promise<void> {
  const { owner, ids } = world.test;
  const on = [ids.organizationId, world.clinicId, date.id, world.staff[0], morningOf(world.today)];
  await owner.query(
    `INSERT INTO attendance_marks (organization_id, clinic_id, session_id, id, patient_id, sequence, status, recorded_by, recorded_at)
     SELECT $1, $2, $3, gen_random_uuid(), id, 1, 'absent', $4, $5 FROM unnest($6::uuid[]) AS id`,
    [...on, world.patients],
  );
  await owner.query(
    `INSERT INTO note_drafts (organization_id, clinic_id, session_id, id, patient_id, words, revision, written_by, written_at)
     VALUES ($1, $2, $3, $6, $7, 'She spoke of her sister.', 1, $4, $5)`,
    [...on, newId(), world.patients[0]],
  );
}
