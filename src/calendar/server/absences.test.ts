// Absences and working hours by HTTP, and the calendar behind them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintOf } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { seededRandom, testSeed } from '#app/testing/random.ts';
import { openTestWorld, type Answer, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { Times } from '../rules/working-times.ts';

let world: TestWorld;
let director: Caller;
let counselor: string;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  ({ counselor } = world.ids.staff.north);
});
afterAll(() => world.close());

const path = (staffMemberId: string, rest: string) => `/api/staff/members/${staffMemberId}/${rest}`;
const whole = (startsOn: string, endsOn = startsOn) => ({
  startsOn,
  endsOn,
  startsAt: null,
  endsAt: null,
  kind: 'sick',
});
const away = (who: string, absence: object): Promise<Answer> =>
  director.send('POST', path(who, 'absences'), absence);
const back = (who: string, absenceId: unknown) =>
  director.send('POST', path(who, `absences/${String(absenceId)}/withdraw`));
const timesOf = async (who: string) => (await director.get(path(who, 'times'))).body as Times;

async function book(who: string, from: string, to: string): Promise<string> {
  const id = newId();
  await world.owner.query(
    `INSERT INTO bookings (organization_id, id, resource_kind, resource_id, clinic_id, during, purpose, purpose_id)
     VALUES ($1, $2, 'staff_member', $3, $4, tstzrange($5, $6), 'session', $2)`,
    [world.ids.organizationId, id, who, world.ids.clinics.north, from, to],
  );
  return id;
}

// Minutes of a time in which somebody could still be booked.
async function freeMinutes(who: string, from: string, to: string): Promise<number> {
  const { rows } = await world.owner.query<{ free: number }>(
    `SELECT coalesce(sum(extract(epoch FROM upper(f) - lower(f)) / 60), 0)::integer AS free FROM unnest(
       tstzmultirange(tstzrange($2, $3)) - coalesce((SELECT range_agg(during) FROM bookings WHERE resource_id = $1 AND NOT cancelled), '{}')) AS f`,
    [who, from, to],
  );
  return rows[0]?.free ?? -1;
}

const day = ['2026-12-01T06:00:00Z', '2026-12-02T06:00:00Z'] as const;

describe('an absence', () => {
  it('takes every free minute, leaves what stands for somebody to cover, and is taken back', async () => {
    const booking = await book(counselor, '2026-12-01T16:00:00Z', '2026-12-01T19:00:00Z');
    const recorded = await away(counselor, whole('2026-12-01'));
    expect(recorded.body).toMatchObject({ toCover: 1 });
    expect(await freeMinutes(counselor, ...day)).toBe(0);
    await expect(book(counselor, '2026-12-01T20:00:00Z', '2026-12-01T21:00:00Z')).rejects.toMatchObject({
      constraint: 'bookings_never_twice',
    });
    // Somebody covers the session: then that time is the absence's as well.
    await world.owner.query('UPDATE bookings SET cancelled = true WHERE id = $1', [booking]);
    expect(await freeMinutes(counselor, ...day)).toBe(0);
    expect((await timesOf(counselor)).absences).toMatchObject([
      { startsAt: day[0], endsAt: day[1], kind: 'sick' },
    ]);
    expect((await back(counselor, recorded.body['absenceId'])).status).toBe(200);
    expect(await freeMinutes(counselor, ...day)).toBe(24 * 60);
    expect((await back(counselor, recorded.body['absenceId'])).status).toBe(404);
  });

  it('may free and book anew in one change, as when a session moves', async () => {
    const { supervisor } = world.ids.staff.north;
    const booking = await book(supervisor, '2026-12-01T16:00:00Z', '2026-12-01T19:00:00Z');
    await away(supervisor, whole('2026-12-01'));
    await world.owner.query('BEGIN');
    await world.owner.query('UPDATE bookings SET cancelled = true WHERE id = $1', [booking]);
    await book(supervisor, '2026-12-01T16:00:00Z', '2026-12-01T18:00:00Z');
    await world.owner.query('COMMIT');
    expect(await freeMinutes(supervisor, ...day)).toBe(0);
  });

  it('ends after it begins, and is not recorded twice for one time', async () => {
    const { nurse } = world.ids.staff.north;
    expect((await away(nurse, whole('2026-12-02', '2026-12-01'))).body['code']).toBe(
      'absence-ends-before-start',
    );
    expect((await away(nurse, whole('2026-12-01', '2028-12-01'))).body['code']).toBe('absence-too-long');
    expect((await away(nurse, whole('2026-12-01', '2026-12-05'))).status).toBe(200);
    expect((await away(nurse, whole('2026-12-05'))).body['code']).toBe('absence-twice');
  });

  it('is seen and recorded for the staff of one’s clinics only', async () => {
    const { nurse } = world.ids.staff.south;
    expect((await director.get(path(nurse, 'times'))).status).toBe(404);
    expect((await away(nurse, whole('2026-12-01'))).status).toBe(404);
    const desk = await world.as('front_desk');
    expect((await desk.get(path(counselor, 'times'))).status).toBe(403);
  });

  it(`never leaves a free minute in its time, whatever is booked, freed or moved (seed ${testSeed})`, async () => {
    const random = seededRandom(testSeed);
    const { prescriber } = world.ids.staff.north;
    const hour = () => 6 + Math.floor(random() * 20);
    const at = (hours: number) => new Date(Date.UTC(2026, 11, 1, hours)).toISOString();
    const ids: string[] = [];
    let absenceId: unknown = null;
    const change = async (id: string) =>
      random() < 0.5
        ? world.owner.query('UPDATE bookings SET cancelled = true WHERE id = $1', [id])
        : world.owner.query('UPDATE bookings SET during = tstzrange($2, $3) WHERE id = $1', [
            id,
            ...spanFrom(2),
          ]);
    const spanFrom = (hours: number): [string, string] => {
      const from = hour();
      return [at(from), at(from + hours)];
    };
    const comeOrGo = async () => {
      if (absenceId === null) {
        absenceId = (await away(prescriber, whole('2026-12-01'))).body['absenceId'];
        return;
      }
      await back(prescriber, absenceId);
      absenceId = null;
    };
    const act = async () => {
      const chance = random();
      const some = ids[Math.floor(random() * ids.length)];
      if (chance < 0.4) ids.push(await book(prescriber, ...spanFrom(1)));
      else if (chance < 0.8 && some !== undefined) await change(some);
      else await comeOrGo();
    };
    for (let step = 0; step < 120; step += 1) {
      // What is taken is refused, and nothing else goes wrong.
      await act().catch((error: unknown) => {
        if (constraintOf(error) !== 'bookings_never_twice') throw error;
      });
      expect(absenceId === null || (await freeMinutes(prescriber, ...day)) === 0).toBe(true);
    }
  });
});

describe('working hours', () => {
  const span = (weekday: number, startsAt: string, endsAt: string) => ({
    weekday,
    clinicId: world.ids.clinics.north,
    startsAt,
    endsAt,
  });
  const set = (startsOn: string, days: object[]) =>
    director.send('POST', path(counselor, 'working-hours'), { startsOn, days });

  it('are a week from a day on; what counted before ends the day before', async () => {
    expect((await set('2026-11-01', [span(1, '09:00', '17:00'), span(2, '09:00', '17:00')])).status).toBe(
      200,
    );
    expect((await set('2026-12-01', [span(1, '12:00', '20:00')])).status).toBe(200);
    const { hours } = await timesOf(counselor);
    expect(
      hours.map(({ weekday, startsAt, startsOn, endsOn }) => [weekday, startsAt, startsOn, endsOn]),
    ).toEqual([
      [1, '09:00', '2026-11-01', '2026-11-30'],
      [2, '09:00', '2026-11-01', '2026-11-30'],
      [1, '12:00', '2026-12-01', null],
    ]);
  });

  it('are in one place at a time, and end after they begin', async () => {
    const twice = [
      span(1, '09:00', '13:00'),
      { ...span(1, '12:00', '17:00'), clinicId: world.ids.clinics.south },
    ];
    expect((await set('2027-01-01', twice)).body['code']).toBe('clinic-unknown');
    const administrator = await world.as('administrator');
    const both = { startsOn: '2027-01-01', days: twice };
    expect((await administrator.send('POST', path(counselor, 'working-hours'), both)).body['code']).toBe(
      'working-hours-overlap',
    );
    expect((await set('2027-01-01', [span(1, '13:00', '09:00')])).body['code']).toBe(
      'working-hours-end-before-start',
    );
  });
});
