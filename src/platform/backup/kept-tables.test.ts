// What a backup keeps comes from the catalog: also of tables that nobody has thought of yet.
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openTestCluster } from '#platform/database/test-cluster.ts';
import { keptTables } from './kept-tables.ts';
import { openWalls } from './open-walls.ts';

const tables = `
  CREATE TABLE third (id int PRIMARY KEY, second_id int REFERENCES second (id));
  CREATE TABLE alone (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED,
    added_by xid8 NOT NULL DEFAULT pg_current_xact_id(), parent_id int REFERENCES alone (id));
  CREATE TABLE ring_one (id int PRIMARY KEY, two_id int);
  CREATE TABLE ring_two (id int PRIMARY KEY, one_id int CONSTRAINT two_of_one REFERENCES ring_one (id));
  ALTER TABLE ring_one ADD CONSTRAINT one_of_two FOREIGN KEY (two_id) REFERENCES ring_two (id) DEFERRABLE;
  COMMENT ON CONSTRAINT one_of_two ON ring_one IS 'Why it''s there.';
  CREATE VIEW look AS SELECT * FROM alone;`;

test('every table in an order that can be loaded, without what the database computes itself; rings are opened and closed again', async () => {
  const cluster = await openTestCluster();
  const place = await cluster.makeDatabase();
  const client = new Client({ connectionString: place.ownerUrl });
  await client.connect();
  try {
    await client.query('SET ROLE evenkeel_owner');
    await client.query(
      'CREATE TABLE first (id int PRIMARY KEY); CREATE TABLE second (id int PRIMARY KEY, first_id int REFERENCES first (id))',
    );
    await client.query(tables);
    const kept = await keptTables(client);
    const order = kept.map((table) => table.name);
    expect([...order].sort()).toEqual(['alone', 'first', 'ring_one', 'ring_two', 'second', 'third']);
    expect(order.indexOf('first')).toBeLessThan(order.indexOf('second'));
    expect(order.indexOf('second')).toBeLessThan(order.indexOf('third'));
    expect(kept.find((table) => table.name === 'alone')?.columns).toEqual(['id', 'parent_id']);

    const constraints = () =>
      client.query(
        `SELECT conname, pg_get_constraintdef(oid) AS definition, obj_description(oid) AS comment FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1`,
      );
    const before = await constraints();
    await client.query('BEGIN');
    const close = await openWalls(client, order);
    for (const ring of order.filter((name) => name.startsWith('ring')))
      await client.query(`INSERT INTO ${ring} VALUES (1, 1)`);
    await close();
    await client.query('COMMIT');
    expect((await constraints()).rows).toEqual(before.rows);

    await client.query('BEGIN');
    const closeBad = await openWalls(client, order);
    // The ring is loaded against its pointer, but what it points at never comes.
    await client.query(`INSERT INTO ${order.find((name) => name.startsWith('ring'))} VALUES (2, 7)`);
    await expect(closeBad()).rejects.toThrow(/foreign key/);
    await client.query('ROLLBACK');
  } finally {
    await client.end();
    await place.drop();
    await cluster.stop();
  }
});
