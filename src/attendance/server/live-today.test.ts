// Many open screens of one day, and taps on several of them at once: every screen is right within a second of a tap, and no
// tap is lost. A few screens on each change, with more patience; fifty screens, five hundred taps and one second in
// `npm run drill -- live`.
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreen, type Screen } from '#app/testing/live-screens.ts';
import { seededRandom } from '#app/testing/random.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { newId } from '#platform/database/new-id.ts';
import { cookieName } from '#platform/http/browser.ts';
import { openLive, type Live } from '#platform/live/live-pages.ts';

const screensOpen = Number(process.env['EVENKEEL_LIVE_SCREENS'] ?? 6);
const tapsMade = Number(process.env['EVENKEEL_LIVE_TAPS'] ?? 30);
const tappers = 4;
// The machine of a change is busy with other tests; the drill has it for itself.
const withinMs = process.env['EVENKEEL_LIVE_SCREENS'] === undefined ? 3000 : 1000;

describe('open screens of a day', () => {
  let world: TestWorld;
  let live: Live;
  let streams: FastifyInstance;
  let address: string;
  let events: string;
  let screens: Screen[];
  let cookies: string[];
  let people: readonly string[];

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 12);
    const desk = await world.as('front_desk');
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    // As a database knows its tables that has been running for a while.
    await world.owner.query('RESET ROLE; ANALYZE; SET ROLE evenkeel_owner');
    live = openLive({
      database: world.database,
      clock: world.clock,
      idleMinutes: 15,
      secure: false,
      directUrl: world.place.runtimeUrl,
      report: () => undefined,
    });
    streams = fastify();
    await streams.register(cookie);
    await streams.register(async (scope) => live.pages.add(scope));
    events = await streams.listen({ port: 0, host: '127.0.0.1' });
    address = await world.server.listen({ port: 0, host: '127.0.0.1' });
    const { front_desk: atDesk, counselor } = world.ids.staff.north;
    cookies = [];
    for (let place = 0; place < screensOpen; place += 1) {
      const token = await world.tokenOf(place % 2 === 0 ? atDesk : counselor);
      cookies.push(`${cookieName(false)}=${token}`);
    }
    screens = await Promise.all(cookies.map((own) => openScreen({ address, events, cookie: own })));
  });
  afterAll(async () => {
    for (const screen of screens ?? []) screen.stop();
    await live.stop();
    await streams.close();
    await world.close();
  });

  const send = (own: string, mark: object) =>
    fetch(`${address}/api/sessions/${world.ids.sessionIds[0]}/attendance`, {
      method: 'POST',
      headers: { cookie: own, 'content-type': 'application/json', 'idempotency-key': newId() },
      body: JSON.stringify({ marks: [mark] }),
    });

  it('are right within a second of every tap, and lose none', { timeout: 300_000 }, async () => {
    const seed = Number(process.env['EVENKEEL_TEST_SEED'] ?? Date.now() % 1_000_000);
    const random = seededRandom(seed);
    console.log(`Live: seed ${seed}; EVENKEEL_TEST_SEED repeats it.`);
    const pick = <Value>(from: readonly Value[]): Value => from[Math.floor(random() * from.length)] as Value;
    const delays: number[] = [];
    const last = new Map<string, { sequence: number; status: string }>();
    let left = tapsMade;
    let refused = 0;

    // A tap is made on what the screen shows; who was overtaken looks and taps again, as a person does.
    const tap = async (screen: Screen, own: string): Promise<void> => {
      const patientId = pick(people);
      for (;;) {
        const after = screen.sequenceOf(patientId);
        const status = pick(['present', 'late', 'absent', 'cancelled', 'expected']);
        const reply = await send(own, { patientId, status, after });
        const acknowledged = performance.now();
        if (reply.status === 409) {
          refused += 1;
          await screen.shows(patientId, after + 1);
          continue;
        }
        expect(reply.status).toBe(200);
        if (after + 1 > (last.get(patientId)?.sequence ?? 0))
          last.set(patientId, { sequence: after + 1, status });
        const seen = await Promise.all(screens.map((each) => each.shows(patientId, after + 1)));
        delays.push(Math.max(...seen) - acknowledged);
        return;
      }
    };
    const tapper = async (place: number) => {
      const [screen, own] = [screens[place], cookies[place]];
      if (screen === undefined || own === undefined) return;
      while (left > 0) {
        left -= 1;
        await tap(screen, own);
      }
    };
    await Promise.all(Array.from({ length: tappers }, (_, place) => tapper(place)));

    const slowest = Math.round(Math.max(...delays));
    const middle = Math.round(
      delays.toSorted((one, other) => one - other)[Math.floor(delays.length / 2)] ?? 0,
    );
    console.log(
      `Live: ${screensOpen} screens, ${tapsMade} taps, ${refused} overtaken and tapped again; slowest screen ${slowest} ms, median ${middle} ms.`,
    );
    const { rows } = await world.owner.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM attendance_marks WHERE session_id = $1',
      [world.ids.sessionIds[0]],
    );
    expect(rows[0]?.count).toBe(tapsMade);
    for (const screen of screens)
      for (const [patientId, { status }] of last) expect(screen.statusOf(patientId)).toBe(status);
    expect(slowest).toBeLessThanOrEqual(withinMs);
  });
});
