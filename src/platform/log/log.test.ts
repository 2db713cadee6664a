// Whatever a request carries, and whatever breaks over it, no word of it reaches the log.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { openLog } from './log.ts';
import { logRequests } from './log-requests.ts';

const lines: string[] = [];
const log = openLog({ level: 'info', write: (line) => lines.push(line) });
let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld({
    watch: (server) => logRequests(server, log),
    report: log.broken,
    plainPages: [
      {
        paths: ['POST /api/breaks/:id', 'POST /api/breaks-in-database'],
        add(server) {
          server.post('/api/breaks/:id', (request) => {
            const body = request.body as { words: string };
            throw new Error(`cannot read ${body.words}\n    at canary-frame (file:///canary.ts)`, {
              cause: new TypeError(body.words),
            });
          });
          server.post('/api/breaks-in-database', (request) =>
            world.database.pool.query(`SELECT $1::uuid`, [(request.body as { words: string }).words]),
          );
        },
      },
    ],
  });
});

afterAll(() => world.close());

const canary = 'canary-7f3a';
const headers = {
  'x-note': canary,
  'user-agent': canary,
  referer: `http://localhost/${canary}`,
  'idempotency-key': `${canary}-key`,
};

test('no canary of a body, a query, a header, a path or an error gets into the log', async () => {
  const counselor = await world.as('counselor');
  await world.nobody.send('POST', `/api/breaks/${canary}`, { words: canary }, headers);
  await world.nobody.send('POST', '/api/breaks-in-database', { words: canary }, headers);
  await counselor.get(`/api/${canary}?name=${canary}`);
  await counselor.send('POST', '/api/groups', { name: canary, [canary]: 1 }, headers);
  await world.server.inject({
    method: 'POST',
    url: `/api/groups?x=${canary}`,
    headers: { ...headers, 'content-type': 'application/json', cookie: `evenkeel=${canary}` },
    payload: `{"broken": "${canary}`,
  });
  expect(lines.length).toBeGreaterThanOrEqual(7);
  expect(lines.join('')).not.toContain('canary');
});

test('a line tells which route, how it ended and how long it took; an error, where it broke', () => {
  const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(read.filter((line) => line['msg'] === 'request')[0]).toEqual({
    level: 30,
    at: expect.any(String),
    requestId: expect.any(String),
    method: 'POST',
    route: '/api/breaks/:id',
    status: 500,
    milliseconds: expect.any(Number),
    msg: 'request',
  });
  expect(read.filter((line) => line['msg'] === 'request').map((line) => line['route'])).toContain(
    'no such page',
  );
  const broken = read.filter((line) => line['msg'] === 'broken');
  expect(broken[0]).toMatchObject({ name: 'Error', because: { name: 'TypeError' } });
  expect(JSON.stringify(broken[0]?.['frames'])).toContain('log.test.ts');
  expect(broken[1]).toMatchObject({ name: 'DatabaseError', code: '22P02' });
});

test('the demonstration writes only what needs attention', () => {
  const few: string[] = [];
  const quiet = openLog({ level: 'warn', write: (line) => few.push(line) });
  quiet.request({ requestId: 'r', method: 'GET', route: '/', status: 200, milliseconds: 1 });
  quiet.event('started');
  quiet.warning('late', { minutes: 3 });
  expect(few).toHaveLength(1);
});
