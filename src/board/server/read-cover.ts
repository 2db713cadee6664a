// The sessions somebody leads between two days, and for each who could stand in: qualified, free, at work then.
import type { LocalDate } from '#kernel/local-date.ts';
import { addDays } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { mayLead, type CredentialOfStaff } from '../../groups/rules/series/may-lead.ts';
import { clinicsOf, leadingRoles } from '../../groups/server/door.ts';
import type { CoverAnswer } from '../rules/cover-answers.ts';
import { inOrder, standingOf, type SubstituteFacts } from '../rules/substitutes.ts';
import {
  findCandidates,
  findCredentials,
  findNotFree,
  findSessionsToCover,
  findStaffInReach,
  type CandidateRow,
  type SessionToCover,
} from './cover.db.ts';

const longestDays = 30;
const candidatesShown = 8;

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
  const candidates = await candidatesFor(ctx, sessions);
  return ok({
    today,
    staff: staff.map((one) => ({ id: one.id, givenName: one.given_name, familyName: one.family_name })),
    sessions: sessions.map((session) => ({
      sessionId: session.session_id,
      groupId: session.group_id,
      groupName: session.group_name,
      clinicId: session.clinic_id,
      clinicName: session.clinic_name,
      timeZone: session.time_zone,
      heldOn: session.held_on,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      mode: session.mode,
      seats: session.seats,
      seatLimit: session.seat_limit,
      hasBegun: session.starts_at <= ctx.now,
      substitute:
        session.change_id === null
          ? null
          : { name: session.substitute_name ?? 'Nobody yet', changeId: session.change_id },
      candidates: (candidates.get(session.session_id) ?? []).slice(0, candidatesShown),
    })),
  });
}

type Candidates = ReadonlyMap<string, CoverAnswer['sessions'][number]['candidates']>;

async function candidatesFor(ctx: ActionContext, sessions: readonly SessionToCover[]): Promise<Candidates> {
  const { organizationId } = ctx;
  const open = sessions.filter((session) => session.change_id === null);
  const byId = new Map(open.map((session) => [session.session_id, session]));
  const rows = await findCandidates(ctx.tx, {
    organizationId,
    sessionIds: [...byId.keys()],
    roles: leadingRoles,
  });
  const known = rows.flatMap((row) => {
    const session = byId.get(row.session_id);
    return session === undefined ? [] : [{ row, session }];
  });
  const staffMemberIds = [...new Set(rows.map((row) => row.id))];
  const credentials = await findCredentials(ctx.tx, { organizationId, staffMemberIds });
  const taken = await findNotFree(
    ctx.tx,
    known.map(({ row, session }) => ({ id: row.id, startsAt: session.starts_at, endsAt: session.ends_at })),
  );
  const held = Map.groupBy(credentials.map(credentialOf), (credential) => credential.staffMemberId);
  const facts = known.map(({ row, session }, place) => ({
    sessionId: session.session_id,
    facts: factsOf(row, { session, credentials: held.get(row.id) ?? [], isFree: !taken.has(place) }),
  }));
  return new Map(
    [...Map.groupBy(facts, (one) => one.sessionId)].map(([sessionId, ones]) => [
      sessionId,
      inOrder(ones.map((one) => one.facts)).map((one) => ({
        id: one.id,
        name: one.name,
        standing: standingOf(one),
        worksAtClinic: one.worksAtClinic,
        sessionsThatDay: one.sessionsThatDay,
      })),
    ]),
  );
}

type Seen = {
  readonly session: SessionToCover;
  readonly credentials: readonly CredentialOfStaff[];
  readonly isFree: boolean;
};

function factsOf(row: CandidateRow, { session, credentials, isFree }: Seen): SubstituteFacts {
  const may = mayLead({
    credentials,
    state: session.state,
    on: session.held_on as LocalDate,
    supervised: false,
  });
  return {
    id: row.id,
    name: `${row.given_name} ${row.family_name}`,
    refusedBy: may.ok ? null : may.code,
    isFree,
    isAbsent: false,
    isWithinHours: null,
    worksAtClinic: row.works_at_clinic,
    sessionsThatDay: row.sessions_that_day,
  };
}

function credentialOf(row: Awaited<ReturnType<typeof findCredentials>>[number]) {
  return {
    staffMemberId: row.staff_member_id,
    state: row.state,
    title: row.title,
    startsOn: row.starts_on as LocalDate,
    expiresOn: row.expires_on as LocalDate | null,
  };
}
