// Credentials and supervision by HTTP.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';
import type { EndingCredentials, Profession } from '../rules/staff-credentials.ts';

let world: TestWorld;
let director: Caller;
let counselor: string;
beforeAll(async () => {
  world = await openTestWorld();
  director = await world.as('director');
  ({ counselor } = world.ids.staff.north);
});
afterAll(() => world.close());

const path = (rest: string, who = counselor) => `/api/staff/members/${who}/${rest}`;
const opened = async () => (await director.get(path('profession'))).body as Profession;
const credential = {
  state: 'TX',
  title: 'LCDC-I',
  number: '12345',
  startsOn: '2026-01-01',
  expiresOn: '2026-12-31',
};

describe('a credential', () => {
  it('is added, renewed, and taken back when it was a mistake', async () => {
    const added = await director.send('POST', path('credentials'), credential);
    const one = path(`credentials/${String(added.body['credentialId'])}`);
    expect((await opened()).credentials[0]).toMatchObject(credential);
    const renewed = { number: '12346', expiresOn: '2028-12-31' };
    expect((await director.send('PUT', one, renewed)).status).toBe(200);
    expect((await opened()).credentials[0]).toMatchObject({ ...credential, ...renewed });
    expect((await director.send('PUT', one, { number: null, expiresOn: '2025-01-01' })).body['code']).toBe(
      'credential-ends-before-start',
    );
    expect((await director.send('POST', `${one}/withdraw`)).status).toBe(200);
    expect((await opened()).credentials.map((row) => row.title)).toEqual(['CADC']);
    expect((await director.send('POST', `${one}/withdraw`)).status).toBe(404);
  });

  it('is warned of before it ends, by the number of days of the house, until it is renewed', async () => {
    const ending = async () =>
      (await director.get('/api/staff/credentials/ending')).body as EndingCredentials;
    const titles = async () => (await ending()).credentials.map((row) => row.title);
    await director.send('POST', path('credentials'), { ...credential, title: 'LPC' });
    await director.send('POST', path('credentials', world.ids.staff.north.nurse), {
      ...credential,
      title: 'RN',
      expiresOn: '2027-06-30',
    });
    expect(await ending()).toMatchObject({ warningDays: 60 });
    expect(await titles()).toEqual(['LPC']);
    const administrator = await world.as('administrator');
    await administrator.send('POST', '/api/policies', {
      code: 'credential_warning_days',
      state: null,
      clinicId: null,
      value: '300',
      startsOn: '2026-11-16',
      reason: 'Renewals take long',
    });
    expect(await titles()).toEqual(['LPC', 'RN']);
    // A later one of the same title stands: nothing is left to warn of.
    await director.send('POST', path('credentials'), {
      ...credential,
      title: 'LPC',
      startsOn: '2027-01-01',
      expiresOn: '2029-01-01',
    });
    expect(await titles()).toEqual(['RN']);
  });

  it('is kept by those who may, for the staff of their clinics', async () => {
    const { nurse } = world.ids.staff.south;
    expect((await director.send('POST', path('credentials', nurse), credential)).status).toBe(404);
    const supervisor = await world.as('supervisor');
    expect((await supervisor.send('POST', path('credentials'), credential)).status).toBe(403);
    expect((await supervisor.get(path('profession'))).body).toMatchObject({ mayKeep: false });
  });
});

describe('supervision', () => {
  it('is by a supervisor, once at a time, and ends', async () => {
    const { supervisor, nurse } = world.ids.staff.north;
    const by = (supervisorId: string) =>
      director.send('POST', path('supervisions'), { supervisorId, startsOn: '2026-11-01' });
    expect((await by(nurse)).body['code']).toBe('supervisor-unknown');
    const made = await by(supervisor);
    expect((await by(supervisor)).body['code']).toBe('supervised-already');
    expect((await opened()).supervisions).toMatchObject([{ supervisorId: supervisor, endsOn: null }]);
    const end = path(`supervisions/${String(made.body['supervisionId'])}/end`);
    expect((await director.send('POST', end)).status).toBe(200);
    expect((await opened()).supervisions[0]?.endsOn).toBe('2026-11-16');
    expect((await director.send('POST', end)).status).toBe(404);
  });
});
