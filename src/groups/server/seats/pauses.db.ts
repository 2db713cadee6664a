// Queries of pauses. The database writes the absence of each date that a pause covers, and takes them back.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { GroupsTx } from '../groups.db.ts';

type By = Pick<ActionContext, 'organizationId' | 'staffMemberId' | 'now'> & { tx: GroupsTx };

export type PauseOfPerson = { id: string; startsOn: LocalDate; endsOn: LocalDate; reason: string };

/** The next pause of each person of a group that is not over. */
export async function findPauses(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; groupId: string; today: LocalDate },
): Promise<ReadonlyMap<string, PauseOfPerson>> {
  const rows = await rowsOf<PauseOfPerson & { patient_id: string }>(tx, pausesText, [
    key.organizationId,
    key.groupId,
    key.today,
  ]);
  return new Map(
    rows.map(({ patient_id, id, startsOn, endsOn, reason }) => [
      patient_id,
      { id, startsOn, endsOn, reason },
    ]),
  );
}

const pausesText = `
  SELECT DISTINCT ON (patient_id) patient_id, id, starts_on AS "startsOn", coalesce(came_back_on - 1, ends_on) AS "endsOn", reason
    FROM pauses WHERE organization_id = $1 AND group_id = $2 AND withdrawn_at IS NULL AND coalesce(came_back_on - 1, ends_on) >= $3
   ORDER BY patient_id, starts_on`;

export type PauseRow = {
  id: string;
  group_id: string;
  patient_id: string;
  starts_on: LocalDate;
  ends_on: LocalDate;
  came_back_on: LocalDate | null;
};

/** A pause that was not taken back. */
export async function findPause(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; pauseId: string },
): Promise<PauseRow | undefined> {
  const [found] = await rowsOf<PauseRow>(tx, pauseText, [key.organizationId, key.pauseId]);
  return found;
}

const pauseText = `
  SELECT id, group_id, patient_id, starts_on, ends_on, came_back_on FROM pauses WHERE organization_id = $1 AND id = $2 AND withdrawn_at IS NULL`;

export type NewPause = {
  readonly clinicId: string;
  readonly groupId: string;
  readonly patientId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly reason: string;
  readonly because: string;
  readonly changeId: string;
};

/** Writes a pause under the id its change names. */
export async function insertPause(by: By, id: string, pause: NewPause): Promise<void> {
  await by.tx
    .insertInto('pauses')
    .values({
      organization_id: by.organizationId,
      id,
      clinic_id: pause.clinicId,
      group_id: pause.groupId,
      patient_id: pause.patientId,
      starts_on: pause.startsOn,
      ends_on: pause.endsOn,
      reason: pause.reason,
      because: pause.because,
      change_id: pause.changeId,
      given_by: by.staffMemberId,
      given_at: by.now,
    })
    .execute();
}

/** From this day on they come again; null for as it was planned. */
export async function setCameBack(by: By, pauseId: string, backOn: string | null): Promise<void> {
  await by.tx
    .updateTable('pauses')
    .set({ came_back_on: backOn, came_back_at: by.now, came_back_by: by.staffMemberId })
    .where('organization_id', '=', by.organizationId)
    .where('id', '=', pauseId)
    .execute();
}

/** Takes a pause back as a whole. */
export async function withdrawPause(by: By, pauseId: string, because: string): Promise<void> {
  await by.tx
    .updateTable('pauses')
    .set({ withdrawn_at: by.now, withdrawn_by: by.staffMemberId, withdrawn_because: because })
    .where('organization_id', '=', by.organizationId)
    .where('id', '=', pauseId)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** How many dates that stand the pause covers. */
export async function countDatesOfPause(
  tx: GroupsTx,
  key: { organizationId: OrganizationId; changeId: string },
) {
  const [found] = await rowsOf<{ dates: number }>(tx, datesText, [key.organizationId, key.changeId]);
  return found?.dates ?? 0;
}

const datesText =
  'SELECT count(*)::integer AS dates FROM known_absences WHERE organization_id = $1 AND change_id = $2 AND withdrawn_at IS NULL';
