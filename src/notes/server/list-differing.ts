// One's own signed notes whose minutes are no longer those of the times: whoever corrects times afterwards is often not who
// signed, who else would have to open each session to see it.
import type { PatientId } from '#kernel/ids.ts';
import { addDays } from '#kernel/local-date.ts';
import { ok, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { heldTimesOf, rosterOfSession } from '../../attendance/server/door.ts';
import { blocksOfSession, sessionInScope } from '../../groups/server/door.ts';
import { minutesDiffering } from '../rules/minutes-differ.ts';
import type { DifferingList } from '../rules/notes-answers.ts';
import { findCorrectedSince } from './corrected-since.db.ts';
import { findNotesOfSession } from './notes.db.ts';
import { noteAnswers } from './read-notes.ts';

/** How far back is looked, and at how many sessions: times are rarely corrected after a signature. */
const daysBack = 30;
const mostSessions = 20;

export async function listDiffering(ctx: ActionContext): Promise<Outcome<DifferingList>> {
  const { organizationId, staffMemberId, today } = ctx;
  const sessionIds = await findCorrectedSince(ctx.tx, {
    organizationId,
    signedBy: staffMemberId,
    since: addDays(today, -daysBack),
    most: mostSessions,
  });
  // Asked side by side, so that all of them are a few trips to the database.
  const found = await Promise.all(sessionIds.map((sessionId) => differingIn(ctx, sessionId)));
  const sessions = found.filter((one) => one !== null);
  ctx.about(sessions.flatMap((one) => one.patientIds as PatientId[]));
  return ok({ sessions });
}

async function differingIn(
  ctx: ActionContext,
  sessionId: string,
): Promise<DifferingList['sessions'][number] | null> {
  const key = { organizationId: ctx.organizationId, sessionId };
  const [session, planned, roster, signed] = await Promise.all([
    sessionInScope(ctx.tx, ctx.scope, key),
    blocksOfSession(ctx.tx, key),
    rosterOfSession(ctx.tx, key),
    findNotesOfSession(ctx.tx, key),
  ]);
  if (!session) return null;
  const own = signed.filter((note) => note.signed_by === ctx.staffMemberId);
  const [times, notes] = await Promise.all([heldTimesOf(ctx, session, planned), noteAnswers(ctx, own)]);
  const marks = new Map(roster.map((person) => [person.patient_id, person]));
  const differing = notes.filter(
    (note) => minutesDiffering({ times, planned }, marks.get(note.patientId), note) !== null,
  );
  const patientIds = [...new Set(differing.map((note) => note.patientId))];
  if (patientIds.length === 0) return null;
  return {
    sessionId,
    groupName: session.group_name,
    timeZone: session.time_zone,
    endsAt: session.ends_at,
    patientIds,
  };
}
