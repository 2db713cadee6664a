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
    expect((await director.send('PUT', path, { days })).status).toBe(200);
    const shorter = [{ weekday: 1, opensAt: '09:00', closesAt: '20:30' }];
    expect((await director.send('PUT', path, { days: shorter })).status).toBe(200);
    expect((await opened(director, north)).clinic.hours).toEqual([...shorter, days[1]]);
    const wrong = [{ weekday: 1, opensAt: '09:00', closesAt: '08:00' }];
    expect((await director.send('PUT', path, { days: wrong })).body['code']).toBe('closes-before-opening');
  });
});

describe('a room', () => {
  it('is retired when nothing is planned in it, stays on record, and comes back', async () => {
    const added = await director.send('POST', `/api/clinics/${north}/rooms`, room);
    const path = `/api/clinics/${north}/rooms/${String(added.body['roomId'])}`;
    expect((await director.send('PUT', path, { ...room, seats: 11 })).status).toBe(200);
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
    expect((await director.send('PUT', path, { ...room, seats: 9 })).body['code']).toBe('room-too-small');
  });
});

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
