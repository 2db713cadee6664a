// A clinic closes and opens again: its dates follow, except those on which people wrote.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#platform/database/new-id.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

describe('dates in a closure', () => {
  let world: TestWorld;
  let director: Caller;
  beforeAll(async () => {
    world = await openTestWorld();
    director = await world.as('director');
  });
  afterAll(() => world.close());

  const states = async () =>
    (
      await world.owner.query<{ line: string }>(
        `SELECT concat_ws(' ', held_on, status, cancelled_because, (SELECT count(*) FROM bookings b WHERE b.purpose_id = s.id AND NOT b.cancelled)) AS line
           FROM sessions s WHERE group_id = $1 ORDER BY occurs_on`,
        [world.ids.groupId],
      )
    ).rows.map((row) => row.line);

  it('are called off with its reason, come back when it is taken back, and stay where people wrote', async () => {
    const written = world.ids.sessionIds[4];
    await world.owner.query(
      `INSERT INTO attendance_marks (organization_id, clinic_id, session_id, id, patient_id, sequence, status, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'absent', $6, '2026-11-16T16:00:00Z')`,
      [
        world.ids.organizationId,
        world.ids.clinics.north,
        written,
        newId(),
        world.ids.patients.north[0],
        world.ids.staff.north.counselor,
      ],
    );
    const closed = await director.send('POST', '/api/closures', {
      clinicId: world.ids.clinics.north,
      startsOn: '2026-11-23',
      endsOn: '2026-11-26',
      reason: 'Thanksgiving',
    });
    expect(closed.body['code'] ?? closed.status).toBe(200);
    expect((await states()).slice(3)).toEqual([
      '2026-11-23 cancelled Closed: Thanksgiving 0',
      '2026-11-24 planned 0',
      '2026-11-26 cancelled Closed: Thanksgiving 0',
    ]);
    const opened = await director.send('POST', `/api/closures/${String(closed.body['closureId'])}/withdraw`);
    expect(opened.body['code'] ?? opened.status).toBe(200);
    // What comes back is booked: its room and its leader.
    expect((await states()).slice(3)).toEqual([
      '2026-11-23 planned 2',
      '2026-11-24 planned 0',
      '2026-11-26 planned 2',
    ]);
  });

  it('stay when they are virtual: they need no open building; hybrid ones do', async () => {
    const [, monday, , thursday] = world.ids.sessionIds.slice(2);
    const modeOf = (sessionId: string | undefined, mode: string) =>
      world.owner.query(
        'UPDATE sessions SET mode = $2, room_id = CASE $2 WHEN $3 THEN NULL ELSE room_id END WHERE id = $1',
        [sessionId, mode, 'virtual'],
      );
    await modeOf(monday, 'virtual');
    await modeOf(thursday, 'hybrid');
    const closed = await director.send('POST', '/api/closures', {
      clinicId: world.ids.clinics.north,
      startsOn: '2026-11-23',
      endsOn: '2026-11-26',
      reason: 'Water damage',
    });
    expect(closed.body['code'] ?? closed.status).toBe(200);
    expect((await states()).slice(3).map((line) => line.replace(/ \d$/u, ''))).toEqual([
      '2026-11-23 planned',
      '2026-11-24 planned',
      '2026-11-26 cancelled Closed: Water damage',
    ]);
    // Once it is turned virtual, a date that was called off takes place again.
    await modeOf(thursday, 'virtual');
    await director.send('POST', '/api/closures', {
      clinicId: world.ids.clinics.north,
      startsOn: '2026-12-24',
      endsOn: '2026-12-24',
      reason: 'Holiday',
    });
    expect((await states()).at(-1)).toMatch(/^2026-11-26 planned/u);
  });
});
