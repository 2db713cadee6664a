// Queries of tablets.
import { sql } from 'kysely';
import type { OrganizationId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import { rowsOf, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { Tries } from '../rules/tablet-life.ts';

export type TabletsTx = Tx<'tablets' | 'staff_in_brief'>;
type TabletKey = { readonly organizationId: OrganizationId; readonly tabletId: string };

export type NewTablet = {
  readonly organizationId: OrganizationId;
  readonly clinicId: string;
  readonly name: string;
  readonly codeSha256: Buffer;
  readonly codeEndsAt: Instant;
  readonly madeBy: StaffMemberId;
  readonly madeAt: Instant;
};

export async function insertTablet(tx: TabletsTx, made: NewTablet): Promise<string> {
  const id = newId();
  await tx
    .insertInto('tablets')
    .values({
      organization_id: made.organizationId,
      id,
      clinic_id: made.clinicId,
      name: made.name,
      code_sha256: made.codeSha256,
      code_ends_at: made.codeEndsAt,
      made_by: made.madeBy,
      made_at: made.madeAt,
    })
    .execute();
  return id;
}

export type TabletRow = {
  id: string;
  clinic_id: string;
  name: string;
  made_by_name: string;
  code_ends_at: string;
  began_at: string | null;
  last_seen_at: string | null;
  tries_since: string | null;
  tries: number;
  misses: number;
  ended_at: string | null;
};

/** Tablets of some clinics, and those that ended or were never set up only since some time. */
export function findTablets(
  tx: TabletsTx,
  of: { organizationId: OrganizationId; clinicIds: readonly string[]; since: Instant },
): Promise<TabletRow[]> {
  return rowsOf<TabletRow>(tx, tabletsText, [of.organizationId, of.clinicIds, of.since]);
}

const tabletsText = `
  SELECT t.id, t.clinic_id, t.name, m.given_name || ' ' || m.family_name AS made_by_name, t.code_ends_at, t.began_at, t.last_seen_at,
         t.tries_since, t.tries, t.misses, t.ended_at
    FROM tablets t JOIN staff_in_brief m ON m.organization_id = t.organization_id AND m.id = t.made_by
   WHERE t.organization_id = $1 AND t.clinic_id = ANY ($2) AND (t.ended_at IS NULL OR t.ended_at > $3) AND (t.began_at IS NOT NULL OR t.code_ends_at > $3)
   ORDER BY t.ended_at IS NOT NULL, t.name, t.made_at DESC LIMIT 200`;

/** The clinic of a tablet that is not ended, now ended; null when there is none. */
export async function endTablet(
  tx: TabletsTx,
  key: TabletKey & { clinicIds: readonly string[] },
  ended: { by: StaffMemberId; at: Instant },
): Promise<string | null> {
  const row = await tx
    .updateTable('tablets')
    .set({ ended_by: ended.by, ended_at: ended.at })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.tabletId)
    .where('clinic_id', 'in', key.clinicIds)
    .where('ended_at', 'is', null)
    .returning('clinic_id')
    .executeTakeFirst();
  return row?.clinic_id ?? null;
}

/** Uses a code: the tablet holds the token from then on. Null when no such code works. */
export async function redeemCode(
  tx: TabletsTx,
  used: { codeSha256: Buffer; tokenSha256: Buffer; now: Instant },
): Promise<{ organizationId: OrganizationId; tabletId: string; clinicId: string } | null> {
  type Row = { organization_id: OrganizationId; tablet_id: string; clinic_id: string };
  const { rows } =
    await sql<Row>`SELECT * FROM set_up_tablet(${used.codeSha256}, ${used.tokenSha256}, ${used.now})`.execute(
      tx,
    );
  const [row] = rows;
  return row
    ? { organizationId: row.organization_id, tabletId: row.tablet_id, clinicId: row.clinic_id }
    : null;
}

/** Reads the tries of a tablet and holds them, so that tries sent side by side are counted one after the other. */
export async function lockTries(tx: TabletsTx, key: TabletKey): Promise<Tries> {
  const row = await tx
    .selectFrom('tablets')
    .select(['tries_since', 'tries', 'misses'])
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.tabletId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { since: row.tries_since as Instant | null, tries: row.tries, misses: row.misses };
}

export async function keepTries(tx: TabletsTx, key: TabletKey, tries: Tries): Promise<void> {
  await tx
    .updateTable('tablets')
    .set({ tries_since: tries.since, tries: tries.tries, misses: tries.misses })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.tabletId)
    .execute();
}
