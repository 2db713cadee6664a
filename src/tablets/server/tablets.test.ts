// Setting a tablet up, by HTTP: a code works once and in time, whoever was signed in in that browser is signed out, and
// the desk lists and ends tablets of its own clinics.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { cookieName } from '#platform/http/browser.ts';
import type { TabletMade, TabletsAnswer } from '../rules/tablet.ts';

describe('tablets of a clinic', () => {
  let world: TestWorld;
  let desk: Caller;
  beforeAll(async () => {
    world = await openTestWorld();
    desk = await world.as('front_desk');
  });
  afterAll(() => world.close());

  const codeFor = async (name: string) =>
    (await desk.send('POST', `/api/clinics/${world.ids.clinics.north}/tablets`, { name }))
      .body as unknown as TabletMade;
  const listed = async (who = desk) =>
    ((await who.get('/api/tablets')).body as unknown as TabletsAnswer).tablets;

  it('are set up once by a code, as it is typed, and sign out whoever was signed in there', async () => {
    const { code, tabletId } = await codeFor('Front door');
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/u);
    const own = { [cookieName(false)]: await world.tokenOf(world.ids.staff.north.front_desk) };
    const before = openTestBrowser(world.server, '127.0.0.1', { ...own });
    const browser = openTestBrowser(world.server, '127.0.0.1', { ...own });
    const reply = await browser.post('/api/tablet/set-up', {
      code: code.toLowerCase().replaceAll('-', ' '),
    });
    expect(reply.status).toBe(200);
    expect(reply.headers['clear-site-data']).toBe('"cache", "storage"');
    expect(Object.keys(browser.cookies)).toEqual(['evenkeel-tablet']);
    expect((await browser.get('/api/tablet')).body).toEqual({ clinicName: 'north' });
    expect((await before.get('/api/staff/me')).status).toBe(401);
    const again = await openTestBrowser(world.server).post('/api/tablet/set-up', { code });
    expect([again.status, again.body['code']]).toEqual([422, 'tablet-code-over']);
    expect(await listed()).toMatchObject([{ id: tabletId, name: 'Front door', state: 'in_use' }]);
  });

  it('need a code that is not too old', async () => {
    const { code } = await codeFor('Back door');
    world.clock.moveTo('2026-11-16T15:45:00Z');
    const reply = await openTestBrowser(world.server).post('/api/tablet/set-up', { code });
    expect([reply.status, reply.body['code']]).toEqual([422, 'tablet-code-over']);
    world.clock.moveTo('2026-11-16T15:30:00Z');
  });

  it('make whoever guesses codes wait', async () => {
    const browser = openTestBrowser(world.server, '203.0.113.7');
    const codes = [];
    for (let tries = 0; tries < 51; tries += 1)
      codes.push((await browser.post('/api/tablet/set-up', { code: `AAAA-AAAA-${tries}` })).body['code']);
    expect(codes.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => 'tablet-code-over'));
    expect(codes[50]).toBe('tablet-code-wait');
  });

  it('are ended at once, by the desk of their own clinic only', async () => {
    const { code, tabletId } = await codeFor('Side door');
    const browser = openTestBrowser(world.server);
    await browser.post('/api/tablet/set-up', { code });
    const elsewhere = await world.as('front_desk', 'south');
    expect(await listed(elsewhere)).toEqual([]);
    const refused = await elsewhere.send('POST', `/api/tablets/${tabletId}/end`);
    expect([refused.status, refused.body['code']]).toEqual([404, 'tablet-not-found']);
    expect((await browser.get('/api/tablet')).status).toBe(200);
    expect((await desk.send('POST', `/api/tablets/${tabletId}/end`)).status).toBe(200);
    expect((await browser.get('/api/tablet')).status).toBe(401);
    const { rows } = await world.owner.query<{ action: string }>(
      `SELECT action FROM audit_entries WHERE detail ->> 'tabletId' = $1 ORDER BY id`,
      [tabletId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['tablet.code-made', 'tablet.set-up', 'tablet.ended']);
  });
});
