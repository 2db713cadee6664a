import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { extendSessions } from './extend-sessions.ts';

describe('the nightly job that extends groups', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld();
  });
  afterAll(() => world.close());

  const runOn = (today: string) =>
    world.database.transaction(async (tx) => {
      const { organizationId } = world.ids;
      const now = `${today}T08:00:00Z` as Instant;
      await sql`SELECT enter_job(${organizationId}, ${now})`.execute(tx);
      await extendSessions({ tx, organizationId, now, today: today as LocalDate });
    });
  const sessions = async () =>
    (
      await world.owner.query<{ n: number; last: string }>(
        `SELECT count(*)::int AS n, max(held_on)::text AS last FROM sessions`,
      )
    ).rows[0];
  const bookings = async () =>
    (await world.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM bookings')).rows[0]?.n;

  it('writes half a year of sessions with room and leader, and nothing more when it runs again', async () => {
    expect(await sessions()).toEqual({ n: 6, last: '2026-11-26' });
    await runOn('2026-11-16');
    expect(await sessions()).toEqual({ n: 79, last: '2027-05-17' });
    expect(await bookings()).toBe(146);
    await runOn('2026-11-16');
    expect(await sessions()).toEqual({ n: 79, last: '2027-05-17' });
  });

  it('never brings back or changes what people cancelled', async () => {
    await world.owner.query(`UPDATE sessions SET status = 'cancelled' WHERE held_on = '2026-12-24'`);
    await runOn('2026-11-17');
    const { rows } = await world.owner.query(`SELECT status FROM sessions WHERE held_on = '2026-12-24'`);
    expect(rows).toEqual([{ status: 'cancelled' }]);
    expect(await sessions()).toEqual({ n: 80, last: '2027-05-18' });
  });

  it('leaves out a date whose room is taken, and writes it once the room is free', async () => {
    const taken = [world.ids.organizationId, world.ids.rooms.north, world.ids.clinics.north];
    await world.owner.query(
      `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
       VALUES ($1, gen_random_uuid(), 'room', $2, $3, '[2027-05-20T15:30:00Z,2027-05-20T16:00:00Z)', 'appointment', gen_random_uuid())`,
      taken,
    );
    await runOn('2026-11-23');
    expect(await sessions()).toEqual({ n: 81, last: '2027-05-24' });
    await world.owner.query(`UPDATE bookings SET cancelled = true WHERE purpose = 'appointment'`);
    await runOn('2026-11-23');
    expect(await sessions()).toEqual({ n: 82, last: '2027-05-24' });
  });

  it('lets a group say its mode and room from the day on which its new timetable begins', async () => {
    const director = await world.as('director');
    const asked = {
      reach: 'following',
      sessionId: null,
      fromOn: '2026-12-01',
      because: 'The room is built anew',
      change: {
        kind: 'timetable',
        mode: 'virtual',
        roomId: null,
        days: [{ weekday: 2, startsAt: '10:00', endsAt: '12:00' }],
      },
    };
    const path = `/api/groups/${world.ids.groupId}`;
    const shown = await director.send('POST', `${path}/changes/preview`, asked);
    const made = await director.send('POST', `${path}/changes`, { ...asked, shown: shown.body['shown'] });
    expect(made.body['code'] ?? made.status).toBe(200);
    const says = async () => (await (await world.as('director')).get(path)).body['group'];
    const row = async () =>
      (await world.owner.query('SELECT mode, room_id FROM groups WHERE id = $1', [world.ids.groupId])).rows;
    world.clock.moveTo('2026-11-30T15:30:00Z');
    await runOn('2026-11-30');
    expect(await says()).toMatchObject({ mode: 'in_person', roomName: 'Maple' });
    expect(await row()).toEqual([{ mode: 'in_person', room_id: world.ids.rooms.north }]);
    // The day it begins, before the night's work and after it.
    world.clock.moveTo('2026-12-01T15:30:00Z');
    expect(await says()).toMatchObject({ mode: 'virtual', roomName: null, clockMinutes: 120 });
    await runOn('2026-12-01');
    expect(await row()).toEqual([{ mode: 'virtual', room_id: null }]);
  });
});
