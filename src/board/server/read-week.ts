// The week of a clinic or of all, as far as it fits what is looked for.
import { addDays, mondayOf, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';
import { fitsFilter } from '../rules/fits-filter.ts';
import { stateOfZip } from '../rules/miles.ts';
import type { WeekFilter } from '../rules/week-board.ts';
import { findClinics, findWeek, type ClinicRow, type WeekRow } from './board.db.ts';
import { isKnownZip, milesFromZip } from './zip-places.ts';

type Miles = ReadonlyMap<string, number | null>;

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
  const [clinics, rows] = await Promise.all([findClinics(ctx.tx, asked), findWeek(ctx.tx, asked)]);
  const miles: Miles =
    filter.near === undefined
      ? new Map()
      : await milesFromZip(
          filter.near,
          clinics.map((clinic) => clinic.postal_code),
        );
  const found = fitting(rows, { filter, clinics, miles });
  return ok({
    today: ctx.today,
    from,
    to: asked.to,
    clinics: clinics.map((clinic) => ({
      id: clinic.id,
      name: clinic.name,
      state: clinic.state,
      timeZone: clinic.time_zone,
      miles: miles.get(clinic.postal_code) ?? null,
    })),
    groups: groupsOf(found),
    sessions: found.map(cellOf),
    outOf: rows.length,
    choices: choicesOf(rows),
  });
}

type Looked = { readonly filter: WeekFilter; readonly clinics: readonly ClinicRow[]; readonly miles: Miles };

function fitting(rows: readonly WeekRow[], { filter, clinics, miles }: Looked): WeekRow[] {
  const places = new Map(clinics.map((clinic) => [clinic.id, clinic]));
  const homeState = filter.near === undefined ? null : stateOfZip(filter.near);
  return rows.filter((row) => {
    const clinic = places.get(row.clinic_id);
    const candidate = {
      heldOn: row.held_on,
      startsAtWall: row.starts_wall,
      status: row.status,
      mode: row.mode,
      kind: row.kind,
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
      language: row.language,
      audiences: row.audiences,
      waiting: row.waiting,
    }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

function cellOf(row: WeekRow): WeekAnswer['sessions'][number] {
  return {
    id: row.id,
    groupId: row.group_id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status,
    mode: row.mode,
    leaders: row.leaders,
    topics: row.topics,
    seats: row.seats,
    seatLimit: row.seat_limit,
  };
}

function choicesOf(rows: readonly WeekRow[]): WeekAnswer['choices'] {
  const once = (words: readonly string[]) => [...new Set(words)].toSorted();
  return {
    kinds: once(rows.map((row) => row.kind)),
    languages: once(rows.map((row) => row.language)),
    audiences: once(rows.flatMap((row) => row.audiences)),
  };
}
