import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyList } from '../rules/organization-answers.ts';
import { openTestWorld, type Caller, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let administrator: Caller;
let director: Caller;
beforeAll(async () => {
  world = await openTestWorld();
  administrator = await world.as('administrator');
  director = await world.as('director');
});
afterAll(() => world.close());

const today = '2026-11-16';
const wide = { state: null, clinicId: null };
const policy = (more: object) => ({
  code: 'house_group_size',
  ...wide,
  value: '11',
  startsOn: today,
  reason: 'Smaller rooms',
  ...more,
});
const set = (by: Caller, more: object) => by.send('POST', '/api/policies', policy(more));
const listed = async (by: Caller) => (await by.get('/api/policies')).body as PolicyList;

describe('setting a rule of the house', () => {
  it('keeps what counted before as history, with who, when and why', async () => {
    expect((await set(administrator, { value: '11' })).status).toBe(200);
    expect((await set(administrator, { value: '10', startsOn: '2026-12-01' })).status).toBe(200);
    // Set once more for the same day: the one before never begins.
    expect((await set(administrator, { value: '9', startsOn: '2026-12-01' })).status).toBe(200);
    const { policies } = await listed(administrator);
    expect(policies.map(({ value, startsOn, endsOn }) => [value, startsOn, endsOn])).toEqual([
      ['9', '2026-12-01', null],
      ['10', '2026-12-01', '2026-11-30'],
      ['11', today, '2026-11-30'],
    ]);
    expect(policies[0]).toMatchObject({ reason: 'Smaller rooms', setBy: { familyName: 'administrator' } });
  });

  it('decides how many seats a new group gets', async () => {
    await set(director, { clinicId: world.ids.clinics.north, value: '7' });
    const made = await director.send('POST', '/api/groups', {
      clinicId: world.ids.clinics.north,
      name: 'Small group',
      program: 'substance_use',
      kind: 'counseling',
      mode: 'virtual',
      roomId: null,
      facilitatorId: world.ids.staff.north.supervisor,
      startsOn: '2026-11-18',
      days: [{ weekday: 3, startsAt: '09:00', endsAt: '10:00' }],
      blocks: [{ kind: 'counseling', fromMinute: 0, toMinute: 60 }],
    });
    expect(made.body).toMatchObject({ seatLimit: 7 });
  });

  it('is for whoever reaches every clinic it counts for', async () => {
    expect((await set(director, {})).body['code']).toBe('policy-out-of-reach');
    expect((await set(director, { code: 'il_group_size', state: 'IL', value: '14' })).status).toBe(200);
    expect(
      (await set(director, { code: 'tx_group_counseling_size', state: 'TX', value: '14' })).body['code'],
    ).toBe('policy-out-of-reach');
    expect((await set(director, { clinicId: world.ids.clinics.south })).body['code']).toBe('no-such-clinic');
    expect((await listed(director)).reachesAll).toBe(false);
    expect((await listed(director)).policies.some((row) => row.clinicId === world.ids.clinics.south)).toBe(
      false,
    );
  });

  it('never passes the law of a state, nor changes the past', async () => {
    const texas = { code: 'tx_group_counseling_size', state: 'TX' };
    const beyond = await set(administrator, { ...texas, value: '17' });
    expect(beyond.body).toMatchObject({ code: 'policy-value-out-of-range' });
    expect(String(beyond.body['detail'])).toContain('from 1 to 16. Source: 26 TAC 564.901(b)');
    expect((await set(administrator, { startsOn: '2026-11-15' })).body['code']).toBe('policy-in-the-past');
    await expect(
      world.owner.query(
        `INSERT INTO policies (organization_id, id, code, state, value, starts_on, reason, set_by, set_at)
         VALUES ($1, gen_random_uuid(), 'tx_group_counseling_size', 'TX', '17', '2027-01-01', 'no', $2, now())`,
        [world.ids.organizationId, world.ids.staff.north.administrator],
      ),
    ).rejects.toMatchObject({ constraint: 'policies_within_law' });
  });

  it('takes a value away again, and the wider one counts', async () => {
    const north = { clinicId: world.ids.clinics.north, code: 'notes_each' };
    await set(director, { ...north, value: 'block' });
    expect((await set(director, { ...north, value: null, reason: 'One is enough' })).status).toBe(200);
    const rows = (await listed(director)).policies.filter((row) => row.code === 'notes_each');
    expect(rows.map((row) => row.value)).toEqual([null, 'block']);
  });

  it('is marked as confirmed with its source, shown so everywhere, and that is taken back', async () => {
    const confirm = (by: Caller, more: object = {}) =>
      by.send('POST', '/api/policies/confirmations', { code: 'week_kind', source: 'A letter', ...more });
    const group = async () =>
      ((await director.get(`/api/groups/${world.ids.groupId}`)).body['group'] ?? {}) as {
        seatLimitRule: string;
        counting: { isConfirmed: boolean };
      };
    expect((await group()).counting.isConfirmed).toBe(false);
    expect((await confirm(director)).body['code']).toBe('policy-out-of-reach');
    expect((await confirm(administrator, { source: ' ' })).status).toBe(400);
    expect((await confirm(administrator, { code: 'house_group_size' })).body['code']).toBe(
      'rule-confirmed-already',
    );
    // A rule of a state is confirmed by whoever reaches every clinic of that state.
    expect((await confirm(director, { code: 'il_group_size' })).status).toBe(200);
    const counted = await confirm(administrator, {
      code: 'minutes_counting',
      source: 'Payer’s letter of May 4',
    });
    expect(counted.status, counted.text).toBe(200);
    expect((await group()).counting.isConfirmed).toBe(true);
    expect((await confirm(administrator, { code: 'minutes_counting' })).body['code']).toBe(
      'rule-confirmed-already',
    );
    const [newest] = (await listed(administrator)).confirmations;
    expect(newest).toMatchObject({
      code: 'minutes_counting',
      source: 'Payer’s letter of May 4',
      confirmedBy: 'Sam administrator',
      withdrawnAt: null,
    });
    const withdraw = (by: Caller, id: unknown) =>
      by.send('POST', `/api/policies/confirmations/${String(id)}/withdraw`);
    const { confirmationId } = counted.body;
    expect((await withdraw(director, confirmationId)).body['code']).toBe('policy-out-of-reach');
    expect((await withdraw(administrator, confirmationId)).status).toBe(200);
    expect((await withdraw(administrator, confirmationId)).body['code']).toBe('rule-not-confirmed');
    expect((await group()).counting.isConfirmed).toBe(false);
    expect((await listed(administrator)).confirmations[0]).toMatchObject({
      withdrawnBy: 'Sam administrator',
    });
    // And confirmed once more on the same day: the history keeps all three.
    expect((await confirm(administrator, { code: 'minutes_counting' })).status).toBe(200);
    expect((await listed(administrator)).confirmations).toHaveLength(3);
    const { rows } = await world.owner.query(
      `SELECT action FROM audit_entries WHERE action LIKE 'policy.confirm%' AND outcome = 'allowed' ORDER BY id`,
    );
    expect(rows).toHaveLength(4);
  });

  it('has one effect when two set the same rule at once', async () => {
    const answers = await Promise.all(
      ['21', '22', '23'].map((value) => set(administrator, { code: 'house_education_size', value })),
    );
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThan(0);
    for (const answer of answers.filter((each) => each.status !== 200))
      expect(answer.body['code']).toBe('policy-changed-meanwhile');
    const { rows } = await world.owner.query(
      `SELECT FROM policies WHERE organization_id = $1 AND code = 'house_education_size' AND ends_on IS NULL`,
      [world.ids.organizationId],
    );
    expect(rows).toHaveLength(1);
  });
});
