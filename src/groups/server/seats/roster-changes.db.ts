// The list of changes of a roster: each change writes one line, and an undo is a line as well.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tx } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';

type ChangesTx = Tx<'roster_changes' | 'staff_in_brief' | 'patients_in_brief' | 'sessions'>;

export type ChangeKind =
  | 'seat_given'
  | 'seat_ended'
  | 'seat_changed'
  | 'seat_moved'
  | 'seat_corrected'
  | 'seat_taken_back'
  | 'visit_given'
  | 'visit_withdrawn'
  | 'walk_in'
  | 'absence_given'
  | 'absence_withdrawn'
  | 'guest_given'
  | 'guest_withdrawn'
  | 'pause_given'
  | 'pause_ended'
  | 'undone';

export type Change = {
  readonly kind: ChangeKind;
  readonly group: { readonly id: string; readonly clinic_id: string };
  readonly patientId: string | null;
  readonly because: string;
  readonly sessionId?: string;
  readonly givenSeatId?: string;
  readonly ended?: EndedSeat;
  readonly undoesId?: string;
  /** The visit, absence, guest or pause it is about. */
  readonly ofId?: string;
};
export type EndedSeat = {
  readonly id: string;
  readonly ends_on: string | null;
  readonly left_reason: string | null;
  readonly left_because: string | null;
};

const noSeat = { id: null, ends_on: null, left_reason: null, left_because: null };

/** Writes a change; the group must be locked. Answers its id. */
export async function logChange(
  ctx: Pick<ActionContext, 'organizationId' | 'staffMemberId' | 'now'> & { tx: ChangesTx },
  change: Change,
): Promise<string> {
  const id = newId();
  const { ended = noSeat, givenSeatId = null, sessionId = null, undoesId = null, ofId = null } = change;
  await sql`INSERT INTO roster_changes (organization_id, id, clinic_id, group_id, patient_id, kind, session_id, given_seat_id, ended_seat_id,
      previous_ends_on, previous_left_reason, previous_left_because, because, made_by, made_at, sequence, undoes_id, of_id)
    VALUES (${ctx.organizationId}, ${id}, ${change.group.clinic_id}, ${change.group.id}, ${change.patientId}, ${change.kind},
      ${sessionId}, ${givenSeatId}, ${ended.id}, ${ended.ends_on},
      ${ended.left_reason}, ${ended.left_because}, ${change.because}, ${ctx.staffMemberId}, ${ctx.now},
      (SELECT coalesce(max(sequence), 0) + 1 FROM roster_changes WHERE organization_id = ${ctx.organizationId} AND group_id = ${change.group.id}),
      ${undoesId}, ${ofId})`.execute(ctx.tx);
  return id;
}

export type ChangeRow = {
  id: string;
  clinic_id: string;
  group_id: string;
  patient_id: string | null;
  kind: ChangeKind;
  session_id: string | null;
  of_id: string | null;
  given_seat_id: string | null;
  ended_seat_id: string | null;
  previous_ends_on: string | null;
  previous_left_reason: string | null;
  previous_left_because: string | null;
};

/** One change, with whether it is the newest of its person that still stands. */
export async function findChange(
  tx: ChangesTx,
  key: { organizationId: OrganizationId; changeId: string },
): Promise<(ChangeRow & { is_newest: boolean }) | undefined> {
  const found = await sql<ChangeRow & { is_newest: boolean }>`
    SELECT c.id, c.clinic_id, c.group_id, c.patient_id, c.kind, c.session_id, c.of_id, c.given_seat_id, c.ended_seat_id, c.previous_ends_on,
           c.previous_left_reason, c.previous_left_because,
           NOT EXISTS (SELECT FROM roster_changes u WHERE u.organization_id = c.organization_id AND u.undoes_id = c.id)
           AND NOT EXISTS (SELECT FROM roster_changes n WHERE n.organization_id = c.organization_id AND n.kind <> 'undone'
             AND n.patient_id IS NOT DISTINCT FROM c.patient_id AND (n.patient_id IS NOT NULL OR (n.session_id = c.session_id AND n.of_id IS NOT DISTINCT FROM c.of_id))
             AND (n.made_at, n.id) > (c.made_at, c.id)
             AND NOT EXISTS (SELECT FROM roster_changes u WHERE u.organization_id = n.organization_id AND u.undoes_id = n.id)) AS is_newest
      FROM roster_changes c
     WHERE c.organization_id = ${key.organizationId} AND c.id = ${key.changeId} AND c.kind <> 'undone'`.execute(
    tx,
  );
  return found.rows[0];
}

export type ChangeLine = {
  id: string;
  kind: string;
  patient_id: string | null;
  given_name: string | null;
  family_name: string | null;
  preferred_name: string | null;
  held_on: string | null;
  because: string;
  made_at: Instant;
  made_by: StaffMemberId;
  maker: string;
  undone: boolean;
};

/** The newest changes of a group, with names where the record is open. */
export async function findChanges(
  tx: ChangesTx,
  key: { organizationId: OrganizationId; groupId: string; most: number },
): Promise<ChangeLine[]> {
  const found = await sql<ChangeLine>`
    SELECT c.id, c.kind, c.patient_id, p.given_name, p.family_name, p.preferred_name, s.held_on, c.because, c.made_at, c.made_by,
           m.given_name || ' ' || m.family_name AS maker,
           EXISTS (SELECT FROM roster_changes u WHERE u.organization_id = c.organization_id AND u.undoes_id = c.id) AS undone
      FROM roster_changes c
      JOIN staff_in_brief m ON m.organization_id = c.organization_id AND m.id = c.made_by
      LEFT JOIN patients_in_brief p ON p.organization_id = c.organization_id AND p.id = c.patient_id
      LEFT JOIN sessions s ON s.organization_id = c.organization_id AND s.id = c.session_id
     WHERE c.organization_id = ${key.organizationId} AND c.group_id = ${key.groupId} AND c.kind <> 'undone'
       AND (c.patient_id IS NULL OR p.id IS NOT NULL)
     ORDER BY c.sequence DESC LIMIT ${key.most}`.execute(tx);
  return found.rows;
}
