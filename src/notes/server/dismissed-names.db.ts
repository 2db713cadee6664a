// Names that were said not to mean a member of the group. Only ever added.
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';

type NamesTx = Tx<'dismissed_names'>;
type SessionKey = { readonly organizationId: OrganizationId; readonly sessionId: string };

/** Dismissed names by part: the shared part's under null. */
export async function findDismissedNames(
  tx: NamesTx,
  key: SessionKey,
): Promise<ReadonlyMap<string | null, ReadonlySet<string>>> {
  const rows = await rowsOf<{ patient_id: string | null; name: string }>(tx, dismissedText, [
    key.organizationId,
    key.sessionId,
  ]);
  const byPart = Map.groupBy(rows, (row) => row.patient_id);
  return new Map([...byPart].map(([part, names]) => [part, new Set(names.map((row) => row.name))]));
}

const dismissedText =
  'SELECT patient_id, name FROM dismissed_names WHERE organization_id = $1 AND session_id = $2 ORDER BY name';

/** Keeps that a name does not mean the member who bears it; said twice it is kept once. */
export async function insertDismissedName(
  tx: NamesTx,
  dismissed: SessionKey & {
    readonly clinicId: string;
    readonly patientId: string | null;
    readonly name: string;
    readonly by: StaffMemberId;
    readonly at: Instant;
  },
): Promise<void> {
  await tx
    .insertInto('dismissed_names')
    .values({
      organization_id: dismissed.organizationId,
      id: newId(),
      clinic_id: dismissed.clinicId,
      session_id: dismissed.sessionId,
      patient_id: dismissed.patientId,
      name: dismissed.name,
      dismissed_by: dismissed.by,
      dismissed_at: dismissed.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'session_id', 'patient_id', 'name']).doNothing(),
    )
    .execute();
}
