// A small crowded world for the cap: six groups of four chairs, sixty people, five weeks of sessions, and a few hands that
// act at once as the front desk or the privacy officer would, each action in a transaction that a refusal rolls back.
import { sql } from 'kysely';
import { Client } from 'pg';
import { addDays, type Instant, type LocalDate } from '#kernel/local-date.ts';
import type { Outcome } from '#kernel/outcome.ts';
import { constraintOf, openDatabase, type Database, type Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import type { TestDatabase } from '#platform/database/test-cluster.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { seededRandom } from './random.ts';
import { fillWorld, type WorldIds } from './world-rows.ts';

export const today = '2026-11-16' as LocalDate;
export const chairs = 4;
const groups = 6;
const people = 60;
const weeks = 5;
const now = '2026-11-16T15:30:00Z' as Instant;

class Refused extends Error {}

export type CapWorld = Awaited<ReturnType<typeof openCapWorld>>;

/** Lays the world in an empty migrated database. */
export async function openCapWorld(
  place: Pick<TestDatabase, 'ownerUrl' | 'runtimeUrl'>,
  how: { seed: number; hands: number },
) {
  const owner = new Client({ connectionString: place.ownerUrl });
  await owner.connect();
  await owner.query('SET ROLE evenkeel_owner');
  const ids = await fillWorld(owner, now);
  const database = openDatabase(place.runtimeUrl, how.hands);
  const groupIds = Array.from({ length: groups }, () => newId());
  const patientIds = Array.from({ length: people }, () => newId());
  const sessions = await layGroups(owner, [ids.organizationId, ids.clinics.north], groupIds);
  await layPeople(owner, [ids.organizationId, ids.clinics.north], patientIds);
  const random = seededRandom(how.seed);
  const tally: Record<string, number> = {};
  const count = (what: string) => {
    tally[what] = (tally[what] ?? 0) + 1;
  };

  return {
    owner,
    ids,
    groupIds,
    patientIds,
    sessions,
    tally,
    random,
    count,
    act: actorIn({ database, ids, count }),
    pick: <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)],
    someDay: () => addDays(today, Math.floor(random() * 7 * (weeks + 2))),
    async close() {
      await database.close();
      await owner.end();
    },
  };
}

type Stage = {
  readonly database: Database;
  readonly ids: WorldIds;
  readonly count: (what: string) => void;
};

// Runs an action as somebody would; what refuses it is counted.
function actorIn({ database, ids, count }: Stage) {
  return async function act<Value>(
    work: (ctx: ActionContext) => Promise<Outcome<Value>>,
    as: 'front_desk' | 'privacy_officer' = 'front_desk',
  ): Promise<Value | undefined> {
    const wholeOrganization = as === 'privacy_officer';
    const clinicIds = wholeOrganization ? [] : [ids.clinics.north];
    try {
      return await database.transaction(async (tx: Tx) => {
        await sql`SELECT set_config('evenkeel.organization', ${ids.organizationId}, true), set_config('evenkeel.staff_member', ${ids.staff.north[as]}, true),
          set_config('evenkeel.whole_organization', ${wholeOrganization ? 'on' : 'off'}, true), set_config('evenkeel.clinics', ${`{${clinicIds.join(',')}}`}, true),
          set_config('evenkeel.today', ${today}, true)`.execute(tx);
        const outcome = await work({
          tx,
          organizationId: ids.organizationId,
          staffMemberId: ids.staff.north[as],
          today,
          now,
          scope: { wholeOrganization, clinicIds, caseloadClinicIds: [] },
          about: () => undefined,
          announce: () => undefined,
        } as unknown as ActionContext);
        if (!outcome.ok) throw new Refused(outcome.code);
        return outcome.value;
      });
    } catch (error) {
      count(`no: ${codeOf(error)}`);
      return undefined;
    }
  };
}

// The edge of the program tries again what met in a deadlock; here it is left out.
function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.message;
  const code = constraintOf(error);
  if (code !== '') return code;
  if ((error as { code?: string }).code === '40P01') return 'deadlock';
  throw error;
}

async function layGroups(owner: Client, place: readonly string[], groupIds: readonly string[]) {
  await owner.query(
    `INSERT INTO groups (organization_id, clinic_id, id, name, program, kind, mode, starts_on, seat_limit, seat_limit_rule)
     SELECT $1, $2, id, 'Fuzz ' || n, 'substance_use', 'counseling', 'virtual', '2026-01-05', $4, 'house_group_size' FROM unnest($3::uuid[]) WITH ORDINALITY AS g (id, n)`,
    [...place, groupIds, chairs],
  );
  // Groups meet at three hours, so that some clash for one person and others do not.
  const { rows } = await owner.query<{ id: string; group_id: string }>(
    `INSERT INTO sessions (organization_id, clinic_id, id, group_id, occurs_on, held_on, starts_at, ends_at)
     SELECT $1, $2, gen_random_uuid(), g.id, d::date, d::date, d + make_interval(hours => 14 + 2 * (g.n % 3)::int), d + make_interval(hours => 15 + 2 * (g.n % 3)::int)
       FROM unnest($3::uuid[]) WITH ORDINALITY AS g (id, n), generate_series('2026-11-16Z'::timestamptz, '2026-11-16Z'::timestamptz + make_interval(days => $4), '1 day') AS d
      WHERE extract(isodow FROM d) IN (1, 3, 5) RETURNING id, group_id`,
    [...place, groupIds, weeks * 7 - 1],
  );
  return rows.map((row) => ({ id: row.id, groupId: row.group_id }));
}

async function layPeople(owner: Client, place: readonly string[], patientIds: readonly string[]) {
  await owner.query(
    `INSERT INTO patients (organization_id, id, number, given_name, family_name, birth_on, registered_at)
     SELECT $1, id, 'F' || n, 'Fuzz', 'Person ' || n, '1990-01-01', '2026-11-16T12:00:00Z' FROM unnest($2::uuid[]) WITH ORDINALITY AS p (id, n)`,
    [place[0], patientIds],
  );
  await owner.query(
    `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, kind, starts_on) SELECT $1, gen_random_uuid(), id, $2, 'registration', '2026-01-05' FROM unnest($3::uuid[]) AS p (id)`,
    [...place, patientIds],
  );
}
