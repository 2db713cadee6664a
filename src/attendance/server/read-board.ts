// The board of a day: its sessions, with who is there in numbers.
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { BoardAnswer } from '../rules/attendance-answers.ts';
import { findBoard } from './attendance.db.ts';

export async function readBoard(
  ctx: ActionContext,
  input: { day?: string | undefined; clinicId?: string | undefined },
): Promise<Outcome<BoardAnswer>> {
  const day = (input.day ?? ctx.today) as LocalDate;
  const { organizationId, staffMemberId } = ctx;
  const asked = { organizationId, staffMemberId, day, clinicId: input.clinicId ?? null };
  const sessions = await findBoard(ctx.tx, ctx.scope, asked);
  return ok({
    day,
    today: ctx.today,
    now: ctx.now,
    sessions: sessions.map((session) => ({
      id: session.id,
      groupId: session.group_id,
      groupName: session.group_name,
      clinicId: session.clinic_id,
      clinicName: session.clinic_name,
      timeZone: session.time_zone,
      mode: session.mode,
      kind: session.kind,
      roomName: session.room_name,
      startsAt: session.starts_at,
      endsAt: session.ends_at,
      status: session.status,
      leaders: session.leaders,
      seatLimit: session.seat_limit,
      seats: session.seats,
      there: session.there,
      late: session.late,
      absent: session.absent,
      cancelled: session.cancelled,
      mine: session.mine,
    })),
  });
}
