import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

describe('a transaction', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
  });
  afterAll(() => world.close());

  it('is tried again after a deadlock, so that both who met in it succeed', async () => {
    let tries = 0;
    const bothHoldOne = meeting(2);
    const takeBoth = (first: number, second: number) =>
      world.database.transaction(async (tx) => {
        tries += 1;
        await sql`SELECT pg_advisory_xact_lock(${first})`.execute(tx);
        await bothHoldOne();
        await sql`SELECT pg_advisory_xact_lock(${second})`.execute(tx);
        return 'done';
      });
    expect(await Promise.all([takeBoth(1, 2), takeBoth(2, 1)])).toEqual(['done', 'done']);
    expect(tries).toBe(3);
  });

  it('leaves nothing behind when its work throws', async () => {
    const torn = world.database.transaction(async (tx) => {
      await sql`SELECT set_config('evenkeel.organization', ${world.ids.organizationId}, true)`.execute(tx);
      await sql`UPDATE staff_members SET given_name = 'Changed'`.execute(tx);
      throw new Error('torn off');
    });
    await expect(torn).rejects.toThrow('torn off');
    const { rows } = await world.owner.query(`SELECT id FROM staff_members WHERE given_name = 'Changed'`);
    expect(rows).toEqual([]);
  });

  it('gives its connection back without a trace of who asked', async () => {
    const settings = [
      'organization',
      'staff_member',
      'whole_organization',
      'clinics',
      'caseload_clinics',
      'today',
      'opened',
      'groups_i_lead',
    ];
    const inside = world.database.transaction(async (tx) => {
      for (const name of settings)
        await sql`SELECT set_config(${`evenkeel.${name}`}, 'left over', true)`.execute(tx);
    });
    await inside;
    const leftOver = await Promise.all(
      Array.from({ length: 12 }, () =>
        world.database.transaction(async (tx) => {
          const { rows } = await sql<{ left: string | null }>`
            SELECT nullif(current_setting('evenkeel.' || name, true), '') AS left FROM unnest(${settings}::text[]) AS s(name)`.execute(
            tx,
          );
          return rows.filter((row) => row.left !== null).length;
        }),
      ),
    );
    expect(leftOver).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('without context sees no row of any walled table', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity AND has_table_privilege('evenkeel_runtime', c.oid, 'SELECT')
          AND c.relname <> 'audit_seals'`,
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { name } of rows) {
      const seen = await world.database.transaction((tx) =>
        sql`SELECT 1 FROM ${sql.table(name)} LIMIT 1`.execute(tx),
      );
      expect(seen.rows, name).toEqual([]);
    }
  });
});

/** Lets everybody go on once as many as said have come; later ones go straight on. */
function meeting(size: number): () => Promise<void> {
  let waiting = 0;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return async () => {
    waiting += 1;
    if (waiting >= size) resolve(undefined);
    await promise;
  };
}
