// Statements that travel together: each gets its own answer, and what breaks breaks only what came behind it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { sqlState } from './database.ts';
import { lineOf, type Line } from './line.ts';

describe('a line', () => {
  let world: TestWorld;
  let client: pg.PoolClient;
  let line: Line;
  let writes = 0;

  beforeAll(async () => {
    world = await openTestWorld();
    client = await world.database.pool.connect();
    line = lineOf(client);
    const { stream } = (client as unknown as { connection: { stream: { uncork: () => void } } }).connection;
    const uncork = stream.uncork.bind(stream);
    stream.uncork = () => {
      writes += 1;
      uncork();
    };
  });
  afterAll(async () => {
    client.release();
    await world.close();
  });

  const answersOf = async (...texts: string[]) => {
    writes = 0;
    const ended = await Promise.allSettled(texts.map((text) => line.ask({ text })));
    return ended.map((one) => (one.status === 'fulfilled' ? one.value.rows : sqlState(one.reason)));
  };

  it('sends what is asked side by side in one write, and answers each', async () => {
    expect(
      await answersOf('SELECT 1 AS one', 'SELECT 2 AS two, NULL AS none', 'SELECT 3 WHERE false'),
    ).toEqual([[{ one: 1 }], [{ two: 2, none: null }], []]);
    expect(writes).toBe(1);
  });

  it('breaks what travels behind a broken statement with the same error, and works again', async () => {
    expect(await answersOf('SELECT 1 AS one', 'SELECT 1/0', 'SELECT 3 AS three')).toEqual([
      [{ one: 1 }],
      '22012',
      '22012',
    ]);
    expect(await answersOf('SELECT 4 AS four')).toEqual([[{ four: 4 }]]);
  });

  it('plans a named statement once, also when its first journey broke', async () => {
    const half = { name: 'half', text: 'SELECT 1 / $1::integer AS half' };
    const asked = (value: number) =>
      line.ask({ ...half, values: [value] }).then(({ rows }) => rows, sqlState);
    expect(await Promise.all([line.ask({ text: 'SELECT nothing' }).catch(sqlState), asked(1)])).toEqual([
      '42703',
      '42703',
    ]);
    expect(await asked(0)).toBe('22012');
    expect(await Promise.all([asked(1), asked(1)])).toEqual([[{ half: 1 }], [{ half: 1 }]]);
    const { rows } = await line.ask({
      text: `SELECT count(*) FROM pg_prepared_statements WHERE name = 'half'`,
    });
    expect(rows).toEqual([{ count: 1 }]);
  });

  it('tells the command and how many rows it touched', async () => {
    const texts = [
      'BEGIN',
      `UPDATE clinics SET name = 'out of context'`,
      'SELECT 1 UNION SELECT 2',
      'COMMIT',
    ];
    const answers = await Promise.all(texts.map((text) => line.ask({ text })));
    expect(answers.map(({ command, rowCount }) => [command, rowCount])).toEqual([
      ['BEGIN', null],
      ['UPDATE', 0],
      ['SELECT', 2],
      ['COMMIT', null],
    ]);
  });

  it('names the place where a broken statement was asked', async () => {
    const broken = await line.ask({ text: 'SELECT 1/0' }).catch((error: Error) => error);
    expect((broken as Error).stack).toContain('line.test.ts');
  });

  it('breaks everything that waits when the connection goes', async () => {
    const other = await world.database.pool.connect();
    const gone = lineOf(other);
    const { rows } = await gone.ask({ text: 'SELECT pg_backend_pid() AS pid' });
    const waiting = Promise.allSettled([
      gone.ask({ text: 'SELECT pg_sleep(30)' }),
      gone.ask({ text: 'SELECT 1' }),
    ]);
    await line.ask({ text: 'SELECT pg_terminate_backend($1)', values: [rows[0]?.['pid']] });
    const ended = await waiting;
    other.release(true);
    expect(ended.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  });
});
