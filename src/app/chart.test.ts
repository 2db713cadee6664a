// The chart over HTTP: parts of several slices, each only for whom it is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';

let world: TestWorld;
let chart: string;
beforeAll(async () => {
  world = await openTestWorld();
  const { organizationId, clinics, groupId, sessionIds, staff, patients } = world.ids;
  const ana = patients.north[0];
  chart = `/api/patients/${ana}/chart`;
  await world.owner.query(
    `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
     VALUES ($1, gen_random_uuid(), $2, $3, $4, '2026-11-16', 'intake', '2026-11-16T15:00:00Z')`,
    [organizationId, clinics.north, groupId, ana],
  );
  await world.owner.query(
    `WITH signed AS (INSERT INTO signatures (organization_id, id, clinic_id, session_id, signed_by, signer_name, signer_credential, signed_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 'Sam Counselor', 'CADC', '2026-11-16T19:00:00Z') RETURNING id)
     INSERT INTO notes (organization_id, id, clinic_id, session_id, patient_id, signature_id, held_on, group_name, attendance, clock_minutes, treatment_minutes, shared_words, own_words, content_sha256)
     SELECT $1, gen_random_uuid(), $2, $3, $5, signed.id, '2026-11-16', 'Morning group', 'present', 180, 150, 'Shared.', 'Ana spoke first.', '' FROM signed`,
    [organizationId, clinics.north, sessionIds[0], staff.north.counselor, ana],
  );
});
afterAll(() => world.close());

describe('the chart', () => {
  it('gathers person, seats, notes and kept records', async () => {
    const opened = await (await world.as('counselor')).get(chart);
    expect(opened).toMatchObject({
      status: 200,
      body: {
        person: { givenName: 'Ana', familyName: 'Canary100', ageYears: 36 },
        seats: [
          {
            groupId: world.ids.groupId,
            groupName: 'Morning group',
            startsOn: '2026-11-16',
            endsOn: null,
            joinedBecause: 'intake',
          },
        ],
        notes: [
          {
            heldOn: '2026-11-16',
            ownWords: 'Ana spoke first.',
            signerName: 'Sam Counselor',
            treatmentMinutes: 150,
            amendments: 0,
          },
        ],
        goals: [],
        kept: [],
      },
    });
  });

  it('shows goals, those that stand first, and which notes were amended, to who reads them', async () => {
    const counselor = await world.as('counselor');
    const patient = chart.replace('/chart', '');
    const old = await counselor.send('POST', `${patient}/goals`, { words: 'Sleep before midnight' });
    await counselor.send('POST', `/api/goals/${String(old.body['goalId'])}/end`, { because: 'reached' });
    await counselor.send('POST', `${patient}/goals`, { words: 'Thirty days' });
    const { notes } = (await counselor.get(chart)).body as { notes: { id: string }[] };
    const added = await counselor.send('POST', `/api/notes/${notes[0]?.id}/amendments`, {
      words: 'Also spoke of sleep.',
      reason: 'Left out',
    });
    expect(added.status, added.text).toBe(200);
    expect((await counselor.get(chart)).body).toMatchObject({
      goals: [
        { words: 'Thirty days', endsOn: null },
        { words: 'Sleep before midnight', endedBecause: 'reached' },
      ],
      notes: [{ amendments: 1 }],
    });
    for (const role of ['front_desk', 'biller', 'administrator'] as const)
      expect((await (await world.as(role)).get(chart)).body['goals'], role).toBeNull();
  });

  it('shows notes only to roles that read notes', async () => {
    for (const role of ['front_desk', 'biller', 'administrator'] as const)
      expect((await (await world.as(role)).get(chart)).body['notes'], role).toBeNull();
    for (const role of ['supervisor', 'nurse', 'director'] as const)
      expect((await (await world.as(role)).get(chart)).body['notes'], role).toHaveLength(1);
  });

  it('shows no notes through a second role that does not read them', async () => {
    const id = world.ids.staff.north.nurse;
    await world.owner.query(
      `INSERT INTO role_assignments (organization_id, id, staff_member_id, role, clinic_id, starts_on) VALUES ($1, gen_random_uuid(), $2, 'front_desk', $3, '2024-01-01')`,
      [world.ids.organizationId, id, world.ids.clinics.south],
    );
    expect((await (await world.asStaffMember(id)).get(chart)).body['notes']).toBeNull();
  });

  it('is not there for another clinic', async () => {
    for (const role of ['counselor', 'front_desk', 'director'] as const) {
      expect(await (await world.as(role, 'south')).get(chart)).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    }
  });

  it('is kept as one look', async () => {
    const { rows } = await world.owner.query(
      `SELECT count(*)::int AS looks FROM audit_entries WHERE action = 'chart.opened' AND kind = 'look' AND outcome = 'allowed' AND cardinality(patient_ids) = 1`,
    );
    expect(rows[0].looks).toBeGreaterThanOrEqual(7);
  });

  it('says who opened it, merged records and refusals included, to the privacy officer alone', async () => {
    const officer = await world.as('privacy_officer');
    const of = chart.replace('/chart', '/who-opened');
    const { body } = await officer.get(of);
    const looks = body['looks'] as {
      id: string;
      action: string;
      staffName: string | null;
      outcome: string;
    }[];
    expect(looks[0]).toMatchObject({
      action: 'chart.opened',
      staffName: 'Sam director',
      outcome: 'not-found',
    });
    expect(
      looks.filter((look) => look.action === 'chart.opened' && look.outcome === 'allowed').length,
    ).toBeGreaterThan(6);
    const [first, second] = looks;
    const behind = (await officer.get(`${of}?before=${first?.id}`)).body['looks'] as typeof looks;
    expect(behind[0]?.id).toBe(second?.id);
    // The look at the looks is one itself.
    expect(((await officer.get(of)).body['looks'] as typeof looks)[0]?.action).toBe('who-opened.listed');
    for (const role of ['counselor', 'director'] as const)
      expect((await (await world.as(role)).get(of)).status).toBe(403);
  });

  it('says every look once, page by page, however far apart they are', async () => {
    const { organizationId, patients } = world.ids;
    // Close together, some hours apart, and years back: whatever span of time they are looked for in.
    await world.owner.query(
      `INSERT INTO audit_entries (organization_id, id, at, action, kind, outcome, patient_ids)
       SELECT $1, gen_random_uuid(), '2026-11-16T15:00:00Z'::timestamptz - (n * n * interval '7 minutes') - CASE WHEN n > 240 THEN interval '3 years' ELSE interval '0' END,
              'chart.opened', 'look', 'allowed', ARRAY[$2::uuid] FROM generate_series(1, 260) AS n`,
      [organizationId, patients.north[9]],
    );
    const { rows } = await world.owner.query<{ id: string }>(
      'SELECT id FROM audit_entries WHERE patient_ids && ARRAY[$1::uuid] ORDER BY at DESC, id DESC',
      [patients.north[9]],
    );
    const officer = await world.as('privacy_officer');
    const seen: string[] = [];
    for (let before: string | null = ''; before !== null;) {
      const query: string = before === '' ? '' : `?before=${before}`;
      const { body } = await officer.get(`/api/patients/${patients.north[9]}/who-opened${query}`);
      seen.push(...(body['looks'] as { id: string }[]).map((look) => look.id));
      before = body['before'] as string | null;
    }
    const asked = new Set(rows.map((row) => row.id));
    // Each page is a look at the record itself, and stands before the next.
    expect(seen.filter((id) => asked.has(id))).toEqual(rows.map((row) => row.id));
  });
});
