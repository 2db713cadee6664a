// Which clinic's rules count for the hours of a person.
import type { OrganizationId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { rowsOf } from '#platform/database/database.ts';
import type { GroupsTx } from '../groups.db.ts';

type Asked = { readonly organizationId: OrganizationId; readonly patientId: string; readonly on: LocalDate };

/** The clinic of the seat that covers a day, else of the newest seat; null without one. */
export async function findClinicOfPerson(tx: GroupsTx, asked: Asked): Promise<string | null> {
  const [found] = await rowsOf<{ clinic_id: string }>(tx, clinicText, [
    asked.organizationId,
    asked.patientId,
    asked.on,
  ]);
  return found?.clinic_id ?? null;
}

const clinicText = `
  SELECT t.clinic_id FROM seats t
   WHERE t.organization_id = $1 AND t.patient_id = ANY (whole_record($2)) AND t.taken_back_at IS NULL
   ORDER BY t.starts_on <= $3 AND (t.ends_on IS NULL OR t.ends_on >= $3) DESC, t.starts_on DESC, t.id LIMIT 1`;
