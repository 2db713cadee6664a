// Checking in at the tablet, by HTTP: the same as an arrival tapped on Today, forgiving about names, and saying the same
// to everybody who comes with a name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTablet, tabletBrowser } from '#app/testing/tablet-things.ts';
import type { TestBrowser } from '#app/testing/test-browser.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import { mostTries } from '../../tablets/rules/tablet-life.ts';
import type { SessionAnswer } from '../rules/attendance-answers.ts';

describe('checking in at the tablet', () => {
  let world: TestWorld;
  let desk: Caller;
  let tablet: TestBrowser;
  let people: readonly string[];
  let path: string;

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 10);
    path = `/api/sessions/${world.ids.sessionIds[0]}`;
    await at('2026-11-16T15:30:00Z');
    for (const patientId of people)
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
      });
    await rename(0, ['Ana María', 'García-López', null]);
    await rename(1, ['Benjamin', 'O’Brien', 'Benny']);
    await rename(2, ['Chloé', 'Müller', null]);
    await rename(3, ['Chloé', 'Müller', null]);
    tablet = await newTablet('north');
  });
  afterAll(() => world.close());

  const at = async (now: string) => {
    world.clock.moveTo(now);
    desk = await world.as('front_desk');
  };
  const rename = (place: number, names: readonly [string, string, string | null]) =>
    world.owner.query(
      'UPDATE patients SET given_name = $2, family_name = $3, preferred_name = $4 WHERE id = $1',
      [people[place], ...names],
    );
  const newTablet = async (clinic: 'north' | 'south') => {
    const { organizationId, clinics, staff } = world.ids;
    const of = { organizationId, clinicId: clinics[clinic], staffMemberId: staff[clinic].front_desk };
    return tabletBrowser(
      world.server,
      (await addTablet(world.owner, { ...of, now: world.clock.now() })).token,
    );
  };
  const byName = (name: string, birthOn = '1990-05-17', where = tablet) =>
    where.post('/api/tablet/arrivals', { name, birthOn });
  const byCode = (code: string, where = tablet) => where.post('/api/tablet/arrivals/code', { code });
  const person = async (place: number) => {
    const { people: all } = (await desk.get(path)).body as unknown as SessionAnswer;
    const found = all.find((one) => one.patientId === people[place]);
    if (found === undefined) throw new Error('Nobody is there.');
    return found;
  };
  const codeOf = (place: number) => desk.get(`${path}/people/${people[place]}/check-in-code`);

  it.each([
    { name: 'ana garcia', why: 'without accents, part of both names' },
    { name: 'Lopez, Ana', why: 'the second family name first' },
    { name: 'GARCIALOPEZ anamaria', why: 'run together' },
  ])('finds "$name": $why', async ({ name }) => {
    await desk.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[0], status: 'expected', after: (await person(0)).sequence }],
    });
    const reply = await byName(name);
    expect(reply.body).toEqual({ answer: 'thanks' });
    expect(await person(0)).toMatchObject({
      status: 'present',
      // Early, with their own minute: nothing is credited before the start.
      arrivedAt: '2026-11-16T15:30:00Z',
      clockMinutes: 180,
      atTablet: true,
    });
  });

  it.each([
    { name: 'Benny O’Brien', birthOn: '1990-05-17', is: 'present', why: 'the preferred name' },
    { name: 'benjamin obrien', birthOn: '1990-05-17', is: 'present', why: 'the name in the record' },
    { name: 'Benny O’Brien', birthOn: '1990-05-18', is: 'expected', why: 'another birth date' },
    { name: 'Benny Brown', birthOn: '1990-05-17', is: 'expected', why: 'another family name' },
    { name: 'B O', birthOn: '1990-05-17', is: 'expected', why: 'initials alone' },
    { name: '%', birthOn: '1990-05-17', is: 'expected', why: 'no letters' },
  ])('says the same to everybody and marks $is by "$name", $birthOn: $why', async ({ name, birthOn, is }) => {
    const { sequence } = await person(1);
    if (sequence > 0)
      await desk.send('POST', `${path}/attendance`, {
        marks: [{ patientId: people[1], status: 'expected', after: sequence }],
      });
    const reply = await byName(name, birthOn);
    expect([reply.status, reply.text]).toEqual([200, '{"answer":"thanks"}']);
    expect((await person(1)).status).toBe(is);
  });

  it('leaves two people who are called alike and born on one day to the desk', async () => {
    expect((await byName('Chloé Müller')).body).toEqual({ answer: 'thanks' });
    expect([(await person(2)).status, (await person(3)).status]).toEqual(['expected', 'expected']);
  });

  it('takes nobody in who is expected at another clinic, or who is not near', async () => {
    await byName('Farah Canary105', '1990-05-17', await newTablet('south'));
    await at('2026-11-16T14:59:00Z');
    await byName('Farah Canary105');
    expect((await person(5)).status).toBe('expected');
    await at('2026-11-16T15:00:00Z');
    await byName('Farah Canary105');
    expect((await person(5)).status).toBe('present');
  });

  it('greets by the code, as a shared screen names people; once, and the next one is another', async () => {
    const first = await codeOf(6);
    expect(first.body).toMatchObject({ from: '2026-11-16T15:00:00Z', until: '2026-11-16T19:00:00Z' });
    const code = String(first.body['code']);
    expect((await byCode('0000 0000')).body).toEqual({ answer: 'no-code' });
    expect((await byCode(code, await newTablet('south'))).body).toEqual({ answer: 'no-code' });
    expect((await byCode(code)).body).toMatchObject({
      answer: 'welcome',
      firstName: 'Gus',
      initial: 'C',
      roomName: 'Maple',
    });
    expect((await byCode(code)).body).toEqual({ answer: 'no-code' });
    expect((await codeOf(6)).body['code']).toBeNull();
    await desk.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[6], status: 'absent', after: (await person(6)).sequence }],
    });
    expect((await codeOf(6)).body['code']).not.toBe(code);
  });

  it('is late after the grace of the house, also for who was given up; and harmless the second time', async () => {
    await at('2026-11-16T16:20:00Z');
    await desk.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[7], status: 'absent', after: 0 }],
    });
    await byName('Hoa Canary107');
    const once = await person(7);
    expect(once).toMatchObject({ status: 'late', arrivedAt: '2026-11-16T16:20:00Z', sequence: 2 });
    await byName('Hoa Canary107');
    expect(await person(7)).toMatchObject({ sequence: 2 });
  });

  it('brings back who had left, or stepped out: the time between counts as stepping out', async () => {
    await at('2026-11-16T16:40:00Z');
    const before = await person(7);
    await desk.send('POST', `${path}/attendance`, {
      marks: [
        {
          patientId: people[7],
          status: 'late',
          after: before.sequence,
          arrivedAt: before.arrivedAt,
          leftAt: '2026-11-16T16:40:00Z',
        },
      ],
    });
    await at('2026-11-16T17:10:00Z');
    await byName('Hoa Canary107');
    expect(await person(7)).toMatchObject({
      status: 'late',
      arrivedAt: '2026-11-16T16:20:00Z',
      leftAt: null,
      atTablet: true,
      sequence: before.sequence + 2,
      stepOuts: [{ outAt: '2026-11-16T16:40:00+00:00', backAt: '2026-11-16T17:10:00+00:00' }],
    });
    // Once more changes nothing.
    await byName('Hoa Canary107');
    expect((await person(7)).stepOuts).toHaveLength(1);
    const out = { patientId: people[7], outAt: null, backAt: null };
    await at('2026-11-16T17:20:00Z');
    expect((await desk.send('POST', `${path}/step-outs`, out)).status).toBe(200);
    await at('2026-11-16T17:25:00Z');
    const code = String((await codeOf(7)).body['code']);
    expect((await byCode(code)).body['answer']).toBe('welcome');
    expect((await person(7)).stepOuts.at(-1)).toMatchObject({ backAt: '2026-11-16T17:25:00+00:00' });
    expect((await byCode(code)).body['answer']).toBe('no-code');
  });

  it('opens nobody who could not stay', async () => {
    await desk.send('POST', `${path}/could-not-stay`, {
      patientId: people[8],
      staffMemberId: world.ids.staff.north.nurse,
      wayHome: 'ride',
      after: 0,
    });
    expect((await byName('Iris Canary108')).body).toEqual({ answer: 'thanks' });
    expect(await person(8)).toMatchObject({ status: 'could_not_stay', sequence: 1 });
  });

  it('takes in whoever has a locked record, and by either name of a merged one', async () => {
    await world.owner.query('UPDATE patients SET locked = true WHERE id = $1', [people[9]]);
    await byName('Jose Canary109');
    const { rows } = await world.owner.query(
      'SELECT recorded_by, tablet_id IS NOT NULL AS at_tablet FROM attendance_marks WHERE patient_id = $1',
      [people[9]],
    );
    expect(rows).toEqual([{ recorded_by: null, at_tablet: true }]);
    const [stray = '', kept = ''] = [world.ids.patients.north[12], people[4]];
    await world.owner.query('UPDATE patients SET merged_into = $2, in_merge = true WHERE id = $1', [
      stray,
      kept,
    ]);
    await world.owner.query('UPDATE patients SET in_merge = true WHERE id = $1', [kept]);
    await byName('Mia Canary112');
    expect((await person(4)).status).toBe('late');
  });

  it('is in the audit as done at the tablet, by nobody who works here', async () => {
    const { rows } = await world.owner.query(
      `SELECT staff_member_id, patient_ids, detail ? 'tabletId' AS at_tablet FROM audit_entries
        WHERE action = 'attendance.checked-in-by-code' AND patient_ids <> '{}' ORDER BY at`,
    );
    const atTablet = { staff_member_id: null, at_tablet: true };
    expect(rows).toEqual([6, 7].map((place) => ({ ...atTablet, patient_ids: [people[place]] })));
  });

  it('takes nobody in on a day that is closed', async () => {
    await desk.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[7], status: 'absent', after: (await person(7)).sequence }],
    });
    await desk.send('POST', `${path}/attendance/everyone`);
    // The room ended just now; by the plan people could still come.
    await desk.send('POST', `${path}/room-times`, { endedAt: world.clock.now(), after: 0 });
    const closing = `/api/clinics/${world.ids.clinics.north}/days/2026-11-16/closing`;
    expect((await desk.send('POST', closing, { step: 'closed', after: 0 })).status).toBe(200);
    expect((await byName('Hoa Canary107')).body).toEqual({ answer: 'thanks' });
    expect((await person(7)).status).toBe('absent');
  });

  it('rests after more tries than people could make, and tells the desk of misses', async () => {
    const fresh = await newTablet('north');
    const answers = [];
    for (let tries = 0; tries <= mostTries; tries += 1)
      answers.push((await byName('Nobody Atall', '1990-05-17', fresh)).body['answer']);
    expect(answers.indexOf('resting')).toBe(mostTries);
    const { body } = await desk.get('/api/tablets');
    expect((body['tablets'] as { missed: number }[]).map((one) => one.missed)).toContain(mostTries);
  });
});
