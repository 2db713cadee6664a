// Today by HTTP: everybody expected at a clinic, the times of the room, step-outs, who could not stay, make-ups, and the
// end of the day.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { BoardAnswer, SessionAnswer, TodayAnswer } from '../rules/attendance-answers.ts';

type Person = SessionAnswer['people'][number];

describe('today at a clinic', () => {
  let world: TestWorld;
  let desk: Caller;
  let counselor: Caller;
  let people: readonly string[];
  let sessionId: string;
  let path: string;

  beforeAll(async () => {
    world = await openTestWorld();
    people = world.ids.patients.north.slice(0, 5);
    sessionId = world.ids.sessionIds[0] ?? '';
    path = `/api/sessions/${sessionId}`;
    await at('2026-11-16T15:30:00Z');
    for (const [place, patientId] of people.entries())
      await desk.send('POST', `/api/groups/${world.ids.groupId}/seats`, {
        patientId,
        startsOn: '2026-11-16',
        because: 'Start',
        // The last one comes on Mondays only.
        ...(place === 4 ? { weekdays: [1] } : {}),
      });
  });
  afterAll(() => world.close());

  // The screens are opened anew: they lock by themselves while the clock moves.
  const at = async (now: string) => {
    world.clock.moveTo(now);
    [desk, counselor] = [await world.as('front_desk'), await world.as('counselor')];
  };
  const today = async (who: Caller = desk): Promise<TodayAnswer> =>
    (await who.get('/api/today')).body as unknown as TodayAnswer;
  const person = async (place: number): Promise<Person> => {
    const found = (await today()).sessions[0]?.people.find((one) => one.patientId === people[place]);
    if (found === undefined) throw new Error('Nobody is there.');
    return found;
  };
  const mark = async (who: Caller, place: number, more: Record<string, unknown>) =>
    who.send('POST', `${path}/attendance`, {
      marks: [{ patientId: people[place], after: (await person(place)).sequence, ...more }],
    });

  it('marks nobody hours before, everybody at once only near the start, and of them those named', async () => {
    const everyone = (body: Record<string, unknown> = {}) =>
      desk.send('POST', `${path}/attendance/everyone`, body);
    await at('2026-11-16T14:59:00Z');
    const early = await everyone();
    expect([early.status, early.body['code']]).toEqual([422, 'too-early-for-everybody']);
    expect(early.body['detail']).toContain('60 minutes before the start');
    await at('2026-11-16T15:30:00Z');
    expect((await everyone({ patientIds: [people[4]] })).body).toEqual({ marked: 1 });
    expect((await today()).sessions[0]?.counts).toMatchObject({ seats: 5, there: 1 });
    expect((await mark(desk, 4, { status: 'expected' })).status).toBe(200);
  });

  it('lists everybody expected, for the desk and for the counselor alike', async () => {
    const [ofDesk, ofCounselor] = [await today(desk), await today(counselor)];
    expect(ofDesk.sessions).toHaveLength(1);
    expect(ofDesk.sessions[0]?.people).toHaveLength(5);
    expect(ofDesk.sessions[0]?.counts).toMatchObject({ seats: 5, there: 0 });
    expect(ofCounselor.sessions[0]?.people.map((one) => one.patientId)).toEqual(
      ofDesk.sessions[0]?.people.map((one) => one.patientId),
    );
    expect(ofDesk.clinics.map((clinic) => clinic.name)).toEqual(['north']);
  });

  it('answers one room of the day alone, as it stands in the whole day', async () => {
    const whole = await today();
    const one = (await desk.get(`/api/today?sessionId=${sessionId}`)).body as unknown as TodayAnswer;
    expect(one.sessions).toEqual(whole.sessions.filter(({ session }) => session.id === sessionId));
    const times = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => [startsAt, endsAt];
    const board = (await desk.get('/api/sessions')).body as unknown as BoardAnswer;
    expect(board.sessions.map(times)).toEqual(whole.sessions.map(({ session }) => times(session)));
    const ofAnotherDay = await desk.get(`/api/today?sessionId=${world.ids.sessionIds[1]}`);
    expect(ofAnotherDay.body['sessions']).toEqual([]);
  });

  it('answers some lines of a room alone, as they stand in the whole day', async () => {
    const [whole] = (await today()).sessions;
    const [first, second] = whole?.people ?? [];
    const asked = `${first?.patientId},${second?.patientId}`;
    const some = (await desk.get(`/api/today?sessionId=${sessionId}&people=${asked}`))
      .body as unknown as TodayAnswer;
    expect(some.sessions[0]).toMatchObject({ people: [first, second], counts: whole?.counts });
    expect((await desk.get(`/api/today?sessionId=${sessionId}&people=${asked},x`)).status).toBe(400);
  });

  it('answers a clinic that is not in reach as not there', async () => {
    const other = await desk.get(`/api/today?clinicId=${world.ids.clinics.south}`);
    expect([other.status, other.body['code']]).toEqual([404, 'day-not-found']);
  });

  it('lets one of two simultaneous taps through and keeps the other whole', async () => {
    await at('2026-11-16T16:02:00Z');
    const tap = (who: Caller, status: string) =>
      who.send('POST', `${path}/attendance`, { marks: [{ patientId: people[0], status, after: 0 }] });
    const both = await Promise.all([tap(desk, 'present'), tap(counselor, 'absent')]);
    expect(both.map((reply) => reply.status).toSorted((one, other) => one - other)).toEqual([200, 409]);
    const said = both[0]?.status === 200 ? 'present' : 'absent';
    expect(await person(0)).toMatchObject({ status: said, sequence: 1 });
    await mark(desk, 0, { status: 'present' });
  });

  it('counts the hours while the group runs, and says what is still possible', async () => {
    await at('2026-11-16T17:10:00Z');
    // Seventy minutes from ten o'clock on: two classes of fifty minutes, ten minutes of break.
    expect((await person(0)).hours).toMatchObject({
      todayMinutes: 60,
      dayNeeds: 180,
      weekMinutes: 60,
      weekNeeds: 540,
      possibleMinutes: 3 * 150,
      shortfalls: [{ because: 'short_session', minutes: 30, clockMinutes: 30 }],
    });
  });

  it('sets the real times once for the room', async () => {
    const room = { startedAt: '2026-11-16T16:05:00Z', breakFrom: null, breakTo: null, endedAt: null };
    const set = await counselor.send('POST', `${path}/room-times`, { ...room, after: 0 });
    expect(set.status).toBe(200);
    expect(await person(0)).toMatchObject({ hours: { todayMinutes: 55 } });
    const late = await desk.send('POST', `${path}/room-times`, { ...room, after: 0 });
    expect([late.status, late.body['code']]).toEqual([409, 'moved-on']);
    const future = { ...room, endedAt: '2026-11-16T18:30:00Z', after: 1 };
    expect((await desk.send('POST', `${path}/room-times`, future)).body['code']).toBe('room-times-not-yet');
    const order = { ...room, breakFrom: '2026-11-16T17:00:00Z', breakTo: '2026-11-16T16:50:00Z', after: 1 };
    expect((await desk.send('POST', `${path}/room-times`, order)).body['code']).toBe(
      'room-times-out-of-order',
    );
    const far = { ...room, startedAt: '2026-11-16T10:00:00Z', after: 1 };
    expect((await desk.send('POST', `${path}/room-times`, far)).body['code']).toBe('room-times-far-off');
    const planned = await desk.send('POST', `${path}/room-times`, { after: 1 });
    expect(planned.status).toBe(200);
  });

  it('pauses the minutes of who steps out for longer than the house counts', async () => {
    const out = (from: string, to: string | null) =>
      counselor.send('POST', `${path}/step-outs`, { patientId: people[0], outAt: from, backAt: to });
    expect((await out('2026-11-16T16:10:00Z', '2026-11-16T16:15:00Z')).status).toBe(200);
    expect((await person(0)).hours.todayMinutes).toBe(60);
    const taken = await out('2026-11-16T16:12:00Z', '2026-11-16T16:20:00Z');
    expect([taken.status, taken.body['code']]).toEqual([409, 'step-out-one-open']);
    const open = await out('2026-11-16T16:20:00Z', null);
    await counselor.send('POST', `${path}/step-outs/${String(open.body['stepOutId'])}`, {
      becomes: 'back',
      at: '2026-11-16T16:40:00Z',
    });
    expect((await person(0)).hours).toMatchObject({ todayMinutes: 40, possibleMinutes: 430 });
    expect((await person(0)).hours.shortfalls).toContainEqual({
      because: 'stepped_out',
      minutes: 20,
      clockMinutes: 20,
    });
    const again = await counselor.send('POST', `${path}/step-outs/${String(open.body['stepOutId'])}`, {
      becomes: 'back',
    });
    expect(again.body['code']).toBe('step-out-not-open');
    await counselor.send('POST', `${path}/step-outs/${String(open.body['stepOutId'])}`, {
      becomes: 'taken_back',
    });
    expect((await person(0)).hours.todayMinutes).toBe(60);
  });

  it('refuses a step-out of who is not there', async () => {
    const out = await counselor.send('POST', `${path}/step-outs`, { patientId: people[1] });
    expect(out.body['code']).toBe('step-out-not-there');
  });

  it('records who could not stay with a nurse and a safe way home, and credits nothing', async () => {
    const { staff } = (await desk.get(`${path}/could-not-stay`)).body as { staff: { role: string }[] };
    expect(staff[0]?.role).toBe('nurse');
    const asked = { patientId: people[3], wayHome: 'somebody_fetches', after: 0 };
    const biller = await desk.send('POST', `${path}/could-not-stay`, {
      ...asked,
      staffMemberId: world.ids.staff.north.biller,
    });
    expect(biller.body['code']).toBe('nurse-unfit');
    const kept = await desk.send('POST', `${path}/could-not-stay`, {
      ...asked,
      staffMemberId: world.ids.staff.north.nurse,
    });
    expect(kept.status).toBe(200);
    expect(await person(3)).toMatchObject({
      status: 'could_not_stay',
      wayHome: 'somebody_fetches',
      clockMinutes: 0,
      hours: {
        todayMinutes: 0,
        shortfalls: expect.arrayContaining([{ because: 'could_not_stay', minutes: 150, clockMinutes: 150 }]),
      },
    });
    // No tap says it without the nurse and the way home, not even in SQL.
    await expect(
      world.owner.query(
        `INSERT INTO attendance_marks (organization_id, id, clinic_id, session_id, patient_id, sequence, status, recorded_by, recorded_at)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, 9, 'could_not_stay', $5, $6)`,
        [
          world.ids.organizationId,
          world.ids.clinics.north,
          sessionId,
          people[3],
          world.ids.staff.north.nurse,
          world.clock.now(),
        ],
      ),
    ).rejects.toThrow('attendance_marks_nobody_sent_away_alone');
  });

  it('offers a free chair of this week that makes up what is missing, and books it in one step', async () => {
    await mark(desk, 4, { status: 'absent' });
    const asked = `${path}/people/${people[4]}/make-ups`;
    const { body } = await counselor.get(asked);
    expect(body['lackingMinutes']).toBe(540);
    expect((body['sessions'] as { sessionId: string }[]).map((one) => one.sessionId)).toEqual([
      world.ids.sessionIds[1],
      world.ids.sessionIds[2],
    ]);
    const tuesday = `/api/sessions/${world.ids.sessionIds[1]}/make-ups`;
    const slip = (await counselor.send('POST', tuesday, { patientId: people[4] })).body['visitId'];
    const back = `${tuesday}/${String(slip)}/take-back`;
    expect([
      (await desk.send('POST', back, {})).status,
      (await counselor.send('POST', back, {})).status,
      (await counselor.send('POST', back, {})).status,
    ]).toEqual([404, 200, 404]);
    expect((await person(4)).hours.possibleMinutes).toBe(0);
    expect((await counselor.send('POST', tuesday, { patientId: people[4] })).status).toBe(200);
    expect((await person(4)).hours).toMatchObject({ weekMinutes: 0, possibleMinutes: 150 });
    const left = (await counselor.get(asked)).body['sessions'] as unknown[];
    expect(left).toHaveLength(1);
    const twice = await counselor.send('POST', tuesday, { patientId: people[4] });
    expect(twice.status).toBeGreaterThanOrEqual(400);
  });

  it('closes only when everybody has a status, and is reopened with a reason', async () => {
    const close = (body: Record<string, unknown>) =>
      desk.send('POST', `/api/clinics/${world.ids.clinics.north}/days/2026-11-16/closing`, body);
    const early = await close({ step: 'closed', after: 0 });
    expect([early.status, early.body['code']]).toEqual([422, 'day-not-whole']);
    await mark(desk, 1, { status: 'absent' });
    await mark(desk, 2, { status: 'cancelled' });
    const running = await close({ step: 'closed', after: 0 });
    expect([running.status, running.body['code']]).toEqual([422, 'day-not-over']);
    await at('2026-11-16T19:00:00Z');
    expect((await close({ step: 'closed', after: 0 })).status).toBe(200);
    expect((await today()).closing).toMatchObject({ isClosed: true, sequence: 1 });
    const marked = await mark(counselor, 1, { status: 'late' });
    expect([marked.status, marked.body['code']]).toEqual([409, 'day-is-closed']);
    expect((await close({ step: 'closed', after: 1 })).body['code']).toBe('moved-on');
    expect((await close({ step: 'reopened', after: 1 })).status).toBe(400);
    expect((await close({ step: 'reopened', after: 1, because: 'Came after all' })).status).toBe(200);
    expect((await mark(counselor, 1, { status: 'late' })).status).toBe(200);
    expect(
      (
        await counselor.send('POST', `/api/clinics/${world.ids.clinics.north}/days/2026-11-16/closing`, {
          step: 'closed',
          after: 2,
        })
      ).status,
    ).toBe(403);
  });

  it('lets either the closing or a mark taken back through, never both', async () => {
    const state = await today();
    const closing = desk.send('POST', `/api/clinics/${world.ids.clinics.north}/days/2026-11-16/closing`, {
      step: 'closed',
      after: state.closing?.sequence,
    });
    const back = mark(counselor, 2, { status: 'expected' });
    const replies = await Promise.all([closing, back]);
    const after = await today();
    const isOpen = after.sessions[0]?.people.some((one) => one.status === 'expected');
    expect(after.closing?.isClosed).toBe(!isOpen);
    expect(Math.min(...replies.map((reply) => reply.status))).toBe(200);
  });
});
