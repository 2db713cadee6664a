import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { ClinicAnswer, ClinicList } from '../rules/clinic-answers.ts';

let world: TestWorld;
let administrator: Caller;
let director: Caller;
let north: string;
let south: string;
beforeAll(async () => {
  world = await openTestWorld();
  administrator = await world.as('administrator');
  director = await world.as('director');
  ({ north, south } = world.ids.clinics);
});
afterAll(() => world.close());

const clinic = {
  name: 'Lakeview',
  state: 'IL',
  timeZone: 'America/Chicago',
  street: '3145 North Halsted Street',
  city: 'Chicago',
  postalCode: '60657',
  phone: '773-555-0123',
  programs: ['substance_use', 'co_occurring'],
  adolescents: false,
};
const room = { name: 'Cedar', seats: 10, accessible: true, petsWelcome: true };
const opened = async (by: Caller, clinicId: string) =>
  (await by.get(`/api/clinics/${clinicId}`)).body as ClinicAnswer;
const add = async (more: object = {}) =>
  String((await administrator.send('POST', '/api/clinics', { ...clinic, ...more })).body['clinicId']);

describe('a clinic', () => {
  it('is added, opened and changed by those who may', async () => {
    const clinicId = await add();
    const found = await opened(administrator, clinicId);
    expect(found.clinic).toMatchObject({ ...clinic, rooms: 0, seats: 0, version: 1, hours: [] });
    const change = { ...clinic, adolescents: true, phone: null, version: 1 };
    expect((await administrator.send('PUT', `/api/clinics/${clinicId}`, change)).status).toBe(200);
    // The second editor saw the first version.
    expect((await administrator.send('PUT', `/api/clinics/${clinicId}`, change)).body['code']).toBe(
      'clinic-changed-meanwhile',
    );
    expect((await opened(administrator, clinicId)).clinic).toMatchObject({ adolescents: true, phone: null });
    expect((await administrator.send('POST', '/api/clinics', clinic)).body['code']).toBe('clinic-name-taken');
    expect((await director.send('POST', '/api/clinics', { ...clinic, name: 'Mine' })).status).toBe(403);
  });

  it('is seen and set up only in reach; another is not there', async () => {
    const list = (await director.get('/api/clinics')).body as ClinicList;
    expect(list).toMatchObject({ maySetUp: true, mayAdd: false });
    expect(list.clinics.map((each) => each.name)).toEqual(['north']);
    const tries = [
      director.get(`/api/clinics/${south}`),
      director.send('PUT', `/api/clinics/${south}`, { ...clinic, version: 1 }),
      director.send('PUT', `/api/clinics/${south}/hours`, {
        days: [{ weekday: 1, opensAt: '08:00', closesAt: '17:00' }],
        seen: [],
      }),
      director.send('POST', `/api/clinics/${south}/rooms`, room),
      director.send('POST', `/api/clinics/${south}/rooms/${world.ids.rooms.south}/retire`),
      director.send('POST', `/api/clinics/${north}/rooms/${world.ids.rooms.south}/retire`),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.body['code']).toBe('no-such-clinic');
  });

  it('keeps its state and its clock once groups meet there', async () => {
    const { clinic: now } = await opened(director, north);
    const { rooms: _rooms, seats: _seats, hours: _hours, id: _id, ...kept } = now;
    const moved = await director.send('PUT', `/api/clinics/${north}`, { ...kept, state: 'TX' });
    expect(moved.body['code']).toBe('clinic-place-kept');
    const renamed = await director.send('PUT', `/api/clinics/${north}`, { ...kept, phone: '773-555-0111' });
    expect(renamed.status).toBe(200);
  });

  it('says when it is open, weekday by weekday', async () => {
    const days = [
      { weekday: 1, opensAt: '08:00', closesAt: '21:00' },
      { weekday: 7, opensAt: null, closesAt: null },
    ];
    const path = `/api/clinics/${north}/hours`;
    expect((await director.send('PUT', path, { days, seen: [] })).status).toBe(200);
    const shorter = [{ weekday: 1, opensAt: '09:00', closesAt: '20:30' }];
    // The second editor saw no hours yet: what the first one said is not overwritten.
    expect((await administrator.send('PUT', path, { days: shorter, seen: [] })).body['code']).toBe(
      'hours-changed-meanwhile',
    );
    expect((await director.send('PUT', path, { days: shorter, seen: days })).status).toBe(200);
    expect((await opened(director, north)).clinic.hours).toEqual([...shorter, days[1]]);
    const wrong = [{ weekday: 1, opensAt: '09:00', closesAt: '08:00' }];
    expect((await director.send('PUT', path, { days: wrong, seen: [] })).body['code']).toBe(
      'closes-before-opening',
    );
  });
});

describe('a room', () => {
  it('is retired when nothing is planned in it, stays on record, and comes back', async () => {
    const added = await director.send('POST', `/api/clinics/${north}/rooms`, room);
    const path = `/api/clinics/${north}/rooms/${String(added.body['roomId'])}`;
    const change = { ...room, seats: 11, version: 1 };
    expect((await director.send('PUT', path, change)).status).toBe(200);
    // The second editor saw the first version, and overwrites nothing.
    expect((await administrator.send('PUT', path, { ...change, seats: 12 })).body['code']).toBe(
      'room-changed-meanwhile',
    );
    expect((await director.send('POST', `/api/clinics/${north}/rooms`, room)).body['code']).toBe(
      'room-name-taken',
    );
    expect((await director.send('POST', `${path}/retire`)).status).toBe(200);
    const [, retired] = (await opened(director, north)).roomList;
    expect(retired).toMatchObject({ name: 'Cedar', seats: 11, retiredOn: '2026-11-16' });
    const group = {
      clinicId: north,
      name: 'Evening group',
      program: 'substance_use',
      kind: 'counseling',
      mode: 'in_person',
      roomId: added.body['roomId'],
      facilitatorId: world.ids.staff.north.supervisor,
      startsOn: '2026-11-18',
      days: [{ weekday: 3, startsAt: '18:00', endsAt: '19:00' }],
      blocks: [{ kind: 'counseling', fromMinute: 0, toMinute: 60 }],
    };
    expect((await director.send('POST', '/api/groups', group)).body['code']).toBe('room-retired');
    expect((await director.send('POST', `${path}/bring-back`)).status).toBe(200);
    expect((await director.send('POST', '/api/groups', group)).body).toMatchObject({ seatLimit: 11 });
    expect((await director.send('POST', `${path}/retire`)).body['code']).toBe('room-in-use');
    const { roomList } = await opened(director, north);
    const version = roomList.find(({ name }) => name === 'Cedar')?.version;
    expect((await director.send('PUT', path, { ...room, seats: 9, version })).body['code']).toBe(
      'room-too-small',
    );
  });
});

describe('what a clinic offers', () => {
  const group = (clinicId: string, more: object) => ({
    clinicId,
    name: 'Offered',
    program: 'substance_use',
    kind: 'counseling',
    mode: 'virtual',
    roomId: null,
    facilitatorId: world.ids.staff.south.supervisor,
    startsOn: '2026-11-18',
    days: [{ weekday: 3, startsAt: '18:00', endsAt: '21:00' }],
    ...more,
  });
  const make = (more: object) => administrator.send('POST', '/api/groups', group(south, more));
  const offer = async (more: object) => {
    const { clinic: now } = await opened(administrator, south);
    const { rooms: _rooms, seats: _seats, hours: _hours, id: _id, ...kept } = now;
    return administrator.send('PUT', `/api/clinics/${south}`, { ...kept, ...more });
  };
  const register = async (birthOn: string) =>
    (await world.as('front_desk', 'south')).send('POST', '/api/patients', {
      clinicId: south,
      givenName: 'Noa',
      familyName: `Offered ${birthOn}`,
      birthOn,
    });

  it('gates its groups: of programs it offers, and for adolescents only where the switch is on', async () => {
    const young = { youngest: 12, oldest: 17, name: 'Afternoons' };
    expect((await offer({ programs: ['substance_use'], adolescents: false })).status).toBe(200);
    expect((await make({ program: 'mental_health' })).body['code']).toBe('clinic-does-not-offer');
    expect((await make(young)).body['code']).toBe('clinic-without-adolescents');
    expect((await register('2010-01-01')).body['code']).toBe('clinic-for-adults');
    expect((await offer({ adolescents: true })).status).toBe(200);
    expect((await make({ youngest: 16, oldest: 25 })).body['code']).toBe('group-ages-mix');
    const made = await make(young);
    expect(made.status, made.text).toBe(200);
    expect((await register('2010-01-01')).status).toBe(200);
    expect((await register('2016-01-01')).body['code']).toBe('clinic-for-adults');

    // Hours of their own: six a week, where adults have nine.
    const forYoung = (await administrator.get(`/api/groups/${String(made.body['groupId'])}`)).body;
    expect(forYoung['group']).toMatchObject({
      counting: { weekHours: 6, weekHoursFor: 'adolescents' },
    });

    // As long as a group runs, the clinic offers what it is of.
    expect((await offer({ adolescents: false })).body['code']).toBe('adolescents-in-use');
    const [adults] = [await make({ name: 'Adults', startsOn: '2026-11-19', days: thursday })];
    expect(adults.status, adults.text).toBe(200);
    expect((await offer({ programs: ['co_occurring'] })).body['code']).toBe('program-in-use');
  });

  it('keeps ages apart on every seat, and lets who turns 18 finish', async () => {
    const { rows } = await world.owner.query<{ id: string; youngest: number }>(
      `SELECT id, youngest FROM groups WHERE clinic_id = $1 AND name IN ('Afternoons', 'Adults')`,
      [south],
    );
    const groupFor = (youngest: number) => rows.find((row) => row.youngest === youngest)?.id;
    const seat = (birthOn: string, groupId: string | undefined, more: object = {}) => {
      const { startsOn, continues } = { startsOn: '2026-11-18', continues: null, ...more };
      return world.owner.query(
        `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, continues_seat_id, ends_on, joined_because, given_at)
         SELECT organization_id, gen_random_uuid(), $1, $2, id, $3::date, $4, $3::date, 'intake', '2026-11-16T15:00:00Z'
           FROM patients WHERE family_name = 'Offered ' || $5 RETURNING id`,
        [south, groupId, startsOn, continues, birthOn],
      );
    };
    const mixed = { constraint: 'seats_ages_never_mix' };
    await expect(seat('2010-01-01', groupFor(18))).rejects.toMatchObject(mixed);
    expect((await register('1990-01-01')).status).toBe(200);
    await expect(seat('1990-01-01', groupFor(12))).rejects.toMatchObject(mixed);
    // Turns 18 on the last day of November: the seat that goes on from the first one stays.
    expect((await register('2008-11-30')).status).toBe(200);
    const first = await seat('2008-11-30', groupFor(12));
    const later = { startsOn: '2026-12-02', continues: (first.rows[0] as { id: string }).id };
    await expect(seat('2008-11-30', groupFor(12), later)).resolves.toBeDefined();
    await expect(seat('2008-11-30', groupFor(12), { startsOn: '2026-12-09' })).rejects.toMatchObject(mixed);
    // Nor by changing for whom the group is.
    await expect(
      world.owner.query(`UPDATE groups SET youngest = 18, oldest = NULL WHERE id = $1`, [groupFor(12)]),
    ).rejects.toMatchObject(mixed);
  });
});

const thursday = [{ weekday: 4, startsAt: '18:00', endsAt: '21:00' }];

describe('a closure', () => {
  it('is of one clinic or of all, and is taken back', async () => {
    const storm = { clinicId: north, startsOn: '2026-11-20', endsOn: '2026-11-20', reason: 'Storm' };
    const added = await director.send('POST', '/api/closures', storm);
    const all = { clinicId: null, startsOn: '2026-12-24', endsOn: '2026-12-26', reason: 'Christmas' };
    expect((await director.send('POST', '/api/closures', all)).body['code']).toBe('closure-out-of-reach');
    const everywhere = await administrator.send('POST', '/api/closures', all);
    expect((await opened(director, north)).closures.map((row) => row.reason)).toEqual(['Storm', 'Christmas']);
    expect((await opened(administrator, south)).closures.map((row) => row.reason)).toEqual(['Christmas']);
    const withdraw = (by: Caller, closureId: unknown) =>
      by.send('POST', `/api/closures/${String(closureId)}/withdraw`);
    expect((await withdraw(director, everywhere.body['closureId'])).body['code']).toBe(
      'closure-out-of-reach',
    );
    expect((await withdraw(director, added.body['closureId'])).status).toBe(200);
    expect((await opened(director, north)).closures.map((row) => row.reason)).toEqual(['Christmas']);
  });

  it('ends on or after its first day, within a year', async () => {
    const backwards = { clinicId: north, startsOn: '2026-11-20', endsOn: '2026-11-19', reason: 'Storm' };
    const endless = { clinicId: north, startsOn: '2026-11-20', endsOn: '2028-11-19', reason: 'Storm' };
    for (const wrong of [backwards, endless])
      expect((await director.send('POST', '/api/closures', wrong)).body['code']).toBe(
        'closure-ends-before-start',
      );
  });
});
