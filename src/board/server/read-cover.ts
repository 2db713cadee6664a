// The sessions somebody leads between two days, and for each who could stand in: qualified, free, at work then.
import { addDays, isBefore, type Instant, type LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { isAway, isWithinHours, type Availability, type Span } from '../../calendar/rules/availability.ts';
import { availabilityOf } from '../../calendar/server/door.ts';
import { clinicsOf, leadingRoles } from '../../groups/server/door.ts';
import { mayFacilitateBeside, type FacilitationFacts } from '../../staff/rules/facilitation.ts';
import { facilitationFactsOf } from '../../staff/server/door.ts';
import type { CoverAnswer } from '../rules/cover-answers.ts';
import { inOrder, nearestFirst, standingOf, type SubstituteFacts } from '../rules/substitutes.ts';
import {
  findCandidates,
  findLeadersOf,
  findNotFree,
  findSessionsToCover,
  findStaffInReach,
  type CandidateRow,
  type SessionToCover,
} from './cover.db.ts';
import { findFromElsewhere, type ElsewhereRow } from './lend.db.ts';
import { factsOfSession } from './session-facts.ts';
import { milesFromZip } from './zip-places.ts';

const longestDays = 30;
const candidatesShown = 8;
const elsewhereShown = 5;

export async function readCover(
  ctx: ActionContext,
  input: { staffMemberId?: string | undefined; fromOn?: string | undefined; untilOn?: string | undefined },
): Promise<Outcome<CoverAnswer>> {
  const { organizationId, today } = ctx;
  const clinics = clinicsOf(ctx.scope);
  const from = (input.fromOn ?? today) as LocalDate;
  const until = (input.untilOn ?? from) as LocalDate;
  const last = addDays(from, longestDays);
  const staff = await findStaffInReach(ctx.tx, { organizationId, clinics, roles: leadingRoles, on: today });
  const sessions =
    input.staffMemberId === undefined
      ? []
      : await findSessionsToCover(ctx.tx, {
          organizationId,
          clinics,
          staffMemberId: input.staffMemberId,
          from,
          to: until > last ? last : until,
        });
  const candidates = await candidatesFor(ctx, { sessions, awayId: input.staffMemberId });
  return ok({
    today,
    staff: staff.map((one) => ({ id: one.id, givenName: one.given_name, familyName: one.family_name })),
    sessions: sessions.map((session) => ({
      ...factsOfSession(session),
      hasBegun: !isBefore(ctx.now, session.starts_at as Instant),
      substitute:
        session.change_id === null
          ? null
          : { name: session.substitute_name ?? 'Nobody yet', changeId: session.change_id },
      candidates: (candidates.here.get(session.session_id) ?? []).slice(0, candidatesShown),
      elsewhere: (candidates.elsewhere.get(session.session_id) ?? []).slice(0, elsewhereShown),
    })),
  });
}

type Session = CoverAnswer['sessions'][number];
type Candidates = {
  readonly here: ReadonlyMap<string, Session['candidates']>;
  readonly elsewhere: ReadonlyMap<string, Session['elsewhere']>;
};
type Open = { readonly sessions: readonly SessionToCover[]; readonly awayId: string | undefined };

async function candidatesFor(ctx: ActionContext, { sessions, awayId }: Open): Promise<Candidates> {
  const { organizationId } = ctx;
  const open = sessions.filter(
    (session) => session.change_id === null && isBefore(ctx.now, session.starts_at as Instant),
  );
  const byId = new Map(open.map((session) => [session.session_id, session]));
  const key = { organizationId, sessionIds: [...byId.keys()], roles: leadingRoles };
  const here = await findCandidates(ctx.tx, key);
  const elsewhere = await findFromElsewhere(ctx.tx, key);
  const known = [...here, ...elsewhere].flatMap((row) => {
    const session = byId.get(row.session_id);
    return session === undefined ? [] : [{ row, session }];
  });
  const leading = (await findLeadersOf(ctx.tx, key)).filter((leader) => leader.staff_member_id !== awayId);
  const seen = await lookAt(ctx, { known, leading });
  const facts = known.map(({ row, session }, place) => factsOf({ row, session, place }, seen));
  const of = (place: number) => known[place]?.session.session_id ?? '';
  const near = await withMiles(elsewhere, facts.slice(here.length));
  return {
    here: mapOf(
      Map.groupBy(facts.slice(0, here.length).entries(), ([place]) => of(place)),
      (ones) => inOrder(ones).map((one) => ({ ...nameOf(one), ...pick(one) })),
    ),
    elsewhere: mapOf(
      Map.groupBy(near.entries(), ([place]) => of(here.length + place)),
      (ones) =>
        nearestFirst(ones).map((one) => ({ ...nameOf(one), clinicName: one.clinicName, miles: one.miles })),
    ),
  };
}

type Entries<One> = Map<string, [number, One][]>;

function mapOf<One, Shown>(
  found: Entries<One>,
  show: (ones: One[]) => Shown[],
): ReadonlyMap<string, Shown[]> {
  return new Map([...found].map(([sessionId, ones]) => [sessionId, show(ones.map(([, one]) => one))]));
}

const nameOf = (one: SubstituteFacts) => ({ id: one.id, name: one.name, standing: standingOf(one) });
const pick = ({ worksAtClinic, sessionsThatDay }: SubstituteFacts) => ({ worksAtClinic, sessionsThatDay });

// How far each of them has to come, from the clinic they work at to that of the session.
async function withMiles(rows: readonly ElsewhereRow[], facts: readonly SubstituteFacts[]) {
  const miles = new Map<string, ReadonlyMap<string, number | null>>();
  for (const [to, ones] of Map.groupBy(rows, (row) => row.to_postal_code))
    miles.set(to, await milesFromZip(to, [...new Set(ones.map((row) => row.postal_code))]));
  return facts.map((one, place) => {
    const row = rows[place];
    const far = row === undefined ? null : (miles.get(row.to_postal_code)?.get(row.postal_code) ?? null);
    return { ...one, clinicName: row?.clinic_name ?? '', miles: far };
  });
}

type Known = { readonly row: CandidateRow; readonly session: SessionToCover };
type Leading = { readonly session_id: string; readonly staff_member_id: string };

/** What is known of all candidates, asked for at once. */
type Seen = {
  readonly beside: ReadonlyMap<string, readonly Leading[]>;
  readonly facilitation: ReadonlyMap<string, FacilitationFacts>;
  readonly availability: ReadonlyMap<string, Availability>;
  /** Places of those who are taken then. */
  readonly taken: ReadonlySet<number>;
};

async function lookAt(
  ctx: ActionContext,
  { known, leading }: { known: readonly Known[]; leading: readonly Leading[] },
): Promise<Seen> {
  const { organizationId } = ctx;
  const times = known.map(({ session }) => spanOf(session));
  const candidates = [...new Set(known.map(({ row }) => row.id))];
  const others = leading.map((leader) => leader.staff_member_id);
  return {
    beside: Map.groupBy(leading, (leader) => leader.session_id),
    facilitation: await facilitationFactsOf(ctx.tx, {
      organizationId,
      staffMemberIds: [...new Set([...candidates, ...others])],
    }),
    availability: await availabilityOf(ctx.tx, {
      organizationId,
      staffMemberIds: candidates,
      startsAt: times.map((time) => time.startsAt).toSorted()[0] ?? ctx.now,
      endsAt:
        times
          .map((time) => time.endsAt)
          .toSorted()
          .at(-1) ?? ctx.now,
    }),
    taken: await findNotFree(
      ctx.tx,
      known.map(({ row, session }) => ({ id: row.id, ...spanOf(session) })),
    ),
  };
}

function spanOf(session: SessionToCover): Span {
  return { startsAt: session.starts_at as Instant, endsAt: session.ends_at as Instant };
}

function factsOf({ row, session, place }: Known & { place: number }, seen: Seen): SubstituteFacts {
  const facilitationOf = (id: string) => seen.facilitation.get(id) ?? { credentials: [], supervisions: [] };
  const may = mayFacilitateBeside(facilitationOf(row.id), {
    kind: session.kind,
    state: session.state,
    on: session.held_on,
    beside: (seen.beside.get(session.session_id) ?? []).map((leader) =>
      facilitationOf(leader.staff_member_id),
    ),
    supervises: false,
  });
  const availability = seen.availability.get(row.id) ?? { absences: [], hours: [] };
  return {
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    refusedBy: may.ok ? null : may.code,
    isFree: !seen.taken.has(place),
    isAbsent: isAway(availability, spanOf(session)),
    isWithinHours: isWithinHours(availability, spanOf(session)),
    worksAtClinic: row.works_at_clinic,
    sessionsThatDay: row.sessions_that_day,
  };
}
