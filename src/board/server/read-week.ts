// The week of a clinic or of all, as far as it fits what is looked for.
import { addDays, mondayOf, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { fitsFilter } from '../rules/fits-filter.ts';
import { stateOfZip } from '../rules/miles.ts';
import type { WeekFilter } from '../rules/week-board.ts';
import { findClinics, findElsewhere, findWeek, type ClinicRow, type WeekRow } from './board.db.ts';
import { isKnownZip, milesFromZip } from './zip-places.ts';

type Miles = ReadonlyMap<string, number | null>;
type Found = { readonly rows: readonly WeekRow[]; readonly clinics: readonly ClinicRow[] };

export async function readWeek(ctx: ActionContext, filter: WeekFilter): Promise<Outcome<WeekAnswer>> {
  const from = mondayOf((filter.week ?? ctx.today) as LocalDate);
  const asked = {
    organizationId: ctx.organizationId,
    from,
    to: addDays(from, 6),
    clinics: clinicsOf(ctx.scope),
    clinicId: filter.clinicId ?? null,
  };
  if (filter.near !== undefined && !(await isKnownZip(filter.near))) return refuse('zip-unknown');
  const { own, others, clinics, elsewhere, rows, miles } = await lookAtWeek(ctx, filter, asked);
  const named = new Set(others.map((row) => row.clinic_id));
  const found = [...own, ...others];
  return ok({
    today: ctx.today,
    from,
    to: asked.to,
    clinics: nearestFirst([
      ...clinics.map((clinic) => clinicAnswer(clinic, miles, false)),
      ...elsewhere
        .filter((clinic) => named.has(clinic.id))
        .map((clinic) => clinicAnswer(clinic, miles, true)),
    ]),
    groups: groupsOf(found),
    sessions: found.map((row) => cellOf(row, ctx.now)),
    outOf: rows.length,
    nextWeek: found.length > 0 || rows.length === 0 ? null : await fitInWeekAfter(ctx, filter, asked),
    choices: choicesOf(rows),
  });
}

async function lookAtWeek(ctx: ActionContext, filter: WeekFilter, asked: Parameters<typeof findWeek>[1]) {
  const [clinics, rows, elsewhere] = await Promise.all([
    findClinics(ctx.tx, asked),
    findWeek(ctx.tx, asked),
    lookElsewhere(ctx, filter, asked),
  ]);
  const miles = await milesTo([...clinics, ...elsewhere.clinics], filter);
  const looked = { miles, now: ctx.now };
  return {
    own: fitting(rows, { ...looked, filter, clinics }),
    others: fitting(elsewhere.rows, {
      ...looked,
      filter: { ...filter, free: 'yes' },
      clinics: elsewhere.clinics,
    }),
    clinics,
    elsewhere: elsewhere.clinics,
    rows,
    miles,
  };
}

// Whoever reaches only some clinics and looks for a seat near a place is told of free ones in the others as well.
async function lookElsewhere(
  ctx: ActionContext,
  filter: WeekFilter,
  asked: Parameters<typeof findWeek>[1],
): Promise<Found> {
  const { clinics } = asked;
  if (clinics === null || filter.near === undefined || filter.clinicId !== undefined)
    return { rows: [], clinics: [] };
  const rows = await findElsewhere(ctx.tx, { ...asked, clinics });
  const ids = [...new Set(rows.map((row) => row.clinic_id))];
  return { rows, clinics: await findClinics(ctx.tx, { ...asked, clinics: ids }) };
}

// On a Saturday an evening group is one of next week.
async function fitInWeekAfter(
  ctx: ActionContext,
  filter: WeekFilter,
  asked: Parameters<typeof findWeek>[1],
): Promise<number> {
  const after = { ...asked, from: addDays(asked.from, 7), to: addDays(asked.to, 7) };
  const { own, others } = await lookAtWeek(ctx, filter, after);
  return own.length + others.length;
}

async function milesTo(clinics: readonly ClinicRow[], { near }: WeekFilter): Promise<Miles> {
  if (near === undefined) return new Map();
  return milesFromZip(
    near,
    clinics.map((clinic) => clinic.postal_code),
  );
}

type ClinicAnswer = WeekAnswer['clinics'][number];

function clinicAnswer(clinic: ClinicRow, miles: Miles, isElsewhere: boolean): ClinicAnswer {
  return {
    id: clinic.id,
    name: clinic.name,
    state: clinic.state,
    timeZone: clinic.time_zone,
    miles: miles.get(clinic.postal_code) ?? null,
    phone: clinic.phone,
    isElsewhere,
  };
}

// By distance where one was asked for; else as they come, which is by name.
function nearestFirst(clinics: readonly ClinicAnswer[]): ClinicAnswer[] {
  return clinics.toSorted((one, other) => (one.miles ?? Infinity) - (other.miles ?? Infinity) || 0);
}

// As instants: the two are written with and without milliseconds.
function hasBegun(row: WeekRow, now: string): boolean {
  return Date.parse(row.starts_at) <= Date.parse(now);
}

type Looked = {
  readonly filter: WeekFilter;
  readonly clinics: readonly ClinicRow[];
  readonly miles: Miles;
  readonly now: string;
};

function fitting(rows: readonly WeekRow[], { filter, clinics, miles, now }: Looked): WeekRow[] {
  const places = new Map(clinics.map((clinic) => [clinic.id, clinic]));
  const homeState = filter.near === undefined ? null : stateOfZip(filter.near);
  return rows.filter((row) => {
    const clinic = places.get(row.clinic_id);
    const candidate = {
      heldOn: row.held_on,
      startsAtWall: row.starts_wall,
      status: row.status,
      hasBegun: hasBegun(row, now),
      mode: row.mode,
      kind: row.kind,
      program: row.program,
      language: row.language,
      audiences: row.audiences,
      seats: row.seats,
      seatLimit: row.seat_limit,
      state: clinic?.state ?? '',
      miles: miles.get(clinic?.postal_code ?? '') ?? null,
    };
    return fitsFilter(candidate, filter, homeState);
  });
}

function groupsOf(rows: readonly WeekRow[]): WeekAnswer['groups'] {
  const groups = new Map(rows.map((row) => [row.group_id, row]));
  return [...groups.values()]
    .map((row) => ({
      id: row.group_id,
      name: row.group_name,
      clinicId: row.clinic_id,
      kind: row.kind,
      program: row.program,
      language: row.language,
      audiences: row.audiences,
      waiting: row.waiting,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function cellOf(row: WeekRow, now: string): WeekAnswer['sessions'][number] {
  return {
    id: row.id,
    groupId: row.group_id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status,
    hasBegun: hasBegun(row, now),
    mode: row.mode,
    leaders: row.leaders,
    leaderIds: row.leader_ids,
    topics: row.topics,
    seats: row.seats,
    seatLimit: row.seat_limit,
  };
}

function choicesOf(rows: readonly WeekRow[]): WeekAnswer['choices'] {
  const once = (words: readonly string[]) => [...new Set(words)].toSorted();
  return {
    kinds: once(rows.map((row) => row.kind)),
    programs: once(rows.map((row) => row.program)),
    languages: once(rows.map((row) => row.language)),
    audiences: once(rows.flatMap((row) => row.audiences)),
  };
}
