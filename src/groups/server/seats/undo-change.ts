// Takes back the last change of somebody's place in a roster. Nothing is deleted: what was given is taken back, what was
// ended goes on, and the undo is a line in the list of changes itself.
import type { PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { openRecordToClinic } from '../../../patients/server/door.ts';
import { openGroupToChange } from './open-group.ts';
import { bringBack, withdrawByChange, type OneDateTable } from './one-date.db.ts';
import { findChange, logChange, type ChangeKind, type ChangeRow } from './roster-changes.db.ts';
import { setCameBack, withdrawPause } from './pauses.db.ts';
import { setSeatEnd, setTakenBack } from './seats.db.ts';

const undone = 'Undone';

export async function undoChange(
  ctx: ActionContext,
  input: { changeId: string },
): Promise<Outcome<{ changeId: string }>> {
  const key = { organizationId: ctx.organizationId, changeId: input.changeId };
  const found = await findChange(ctx.tx, key);
  if (!found) return refuse('change-not-found');
  const group = await openGroupToChange(ctx, found.group_id);
  if (!group.ok) return refuse('change-not-found');
  // Looked at again behind the lock: somebody may have been there first.
  const change = await findChange(ctx.tx, key);
  if (!change?.is_newest) return refuse('not-the-last-change');
  ctx.about(change.patient_id === null ? [] : [change.patient_id as PatientId], { groupId: change.group_id });
  const done = await takeBack(ctx, change);
  if (!done) return refuse('not-the-last-change');
  const changeId = await logChange(ctx, {
    kind: 'undone',
    group: group.value,
    patientId: change.patient_id,
    because: undone,
    undoesId: change.id,
    ...(change.session_id === null ? {} : { sessionId: change.session_id }),
  });
  ctx.announce('groups', change.group_id);
  if (change.session_id !== null) ctx.announce('session', change.session_id);
  return ok({ changeId });
}

const reopens: ReadonlySet<ChangeKind> = new Set([
  'seat_ended',
  'seat_changed',
  'seat_moved',
  'seat_corrected',
  'seat_taken_back',
]);
const withdraws: ReadonlySet<ChangeKind> = new Set([
  'visit_given',
  'walk_in',
  'absence_given',
  'guest_given',
]);

// What was withdrawn stands again.
const brings: Readonly<Partial<Record<ChangeKind, OneDateTable>>> = {
  visit_withdrawn: 'visits',
  absence_withdrawn: 'known_absences',
  guest_withdrawn: 'guests',
};

async function takeBack(ctx: ActionContext, change: ChangeRow): Promise<boolean> {
  if (withdraws.has(change.kind)) {
    await withdrawByChange(ctx, change.id, undone);
    return true;
  }
  return change.of_id === null ? takeSeatBack(ctx, change) : takeThingBack(ctx, change.kind, change.of_id);
}

async function takeThingBack(ctx: ActionContext, kind: ChangeKind, ofId: string): Promise<boolean> {
  const table = brings[kind];
  if (table !== undefined) return bringBack(ctx, table, ofId);
  if (kind === 'pause_given') await withdrawPause(ctx, ofId, undone);
  else if (kind === 'pause_ended') await setCameBack(ctx, ofId, null);
  return kind === 'pause_given' || kind === 'pause_ended';
}

async function takeSeatBack(ctx: ActionContext, change: ChangeRow): Promise<boolean> {
  const { organizationId } = ctx;
  if (change.given_seat_id !== null) {
    const by = { at: ctx.now, staffMemberId: ctx.staffMemberId, because: undone };
    await setTakenBack(ctx.tx, { organizationId, seatId: change.given_seat_id }, by);
  }
  if (change.ended_seat_id !== null && reopens.has(change.kind)) {
    const seat = { organizationId, seatId: change.ended_seat_id };
    await setSeatEnd(ctx.tx, seat, {
      endsOn: change.previous_ends_on,
      reason: change.previous_left_reason,
      because: change.previous_left_because,
    });
    await setTakenBack(ctx.tx, seat, null);
    await openRecordToClinic(ctx.tx, {
      organizationId,
      patientId: change.patient_id ?? '',
      clinicId: change.clinic_id,
      today: ctx.today,
      lastDay: change.previous_ends_on as LocalDate | null,
    });
  }
  return change.given_seat_id !== null || reopens.has(change.kind);
}
