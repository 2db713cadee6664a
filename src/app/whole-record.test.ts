// One person's whole record over HTTP, and that no table with a patient in it is forgotten.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addObjects, type ObjectWorld } from '#app/testing/object-world.ts';
import { sharedData } from '#app/testing/shared-data.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import type { WholeRecord } from '../patients/rules/whole-record.ts';
import { notOfRecord, recordParts } from './record-tables.ts';

let world: TestWorld;
let objects: ObjectWorld;
beforeAll(async () => {
  world = await openTestWorld();
  objects = await addObjects(world.owner, world.ids, world.clock.now());
});
afterAll(() => world.close());

const path = (id: string) => `/api/patients/${id}/whole-record`;

describe('the whole record', () => {
  it('leaves out no table that names a patient', async () => {
    const { rows } = await world.owner.query<{ name: string }>(
      `SELECT c.table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
        WHERE c.table_schema = 'public' AND c.column_name = 'patient_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
    );
    const known = new Set<string>([...recordParts.map((part) => part.table), ...Object.keys(notOfRecord)]);
    expect(rows.map((row) => row.name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('holds every row about the person, of both records when two are merged', async () => {
    const id = objects.north.patientId;
    const other = world.ids.patients.south[1] ?? '';
    const officer = await world.as('privacy_officer');
    expect(
      (await officer.send('POST', '/api/merges', { mergedId: other, keptId: id, because: 'test' })).status,
    ).toBe(200);
    const answer = await officer.get(path(id));
    expect(answer.status, answer.text).toBe(200);
    const record = answer.body as unknown as WholeRecord;
    expect(record).toMatchObject({ format: 'evenkeel-record', complete: true, person: { id } });
    expect(record.records.map((one) => one['id'])).toEqual([id, other]);
    for (const part of record.parts) {
      const { rows } = await world.owner.query<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM ${part.table} WHERE patient_id IN ($1, $2)`,
        [id, other],
      );
      expect(part.rows.length, part.table).toBe(rows[0]?.rows);
    }
    expect(answer.text).toContain('own Canary100');
    expect(answer.text).toContain('amended Canary100');
    expect(answer.text).not.toContain(world.ids.organizationId);
    expect(Object.values(record.staff)).toContain('Sam counselor');
    const { rows } = await world.owner.query(
      `SELECT staff_member_id, patient_ids FROM audit_entries WHERE action = 'record.exported' AND outcome = 'allowed'`,
    );
    expect(rows).toMatchObject([{ staff_member_id: world.ids.staff.north.privacy_officer }]);
    expect(new Set(rows[0].patient_ids)).toEqual(new Set([id, other]));
    expect(
      (await officer.send('POST', '/api/merges/undo', { mergedId: other, keptId: id, because: 'test' }))
        .status,
    ).toBe(200);
  });

  it('is for the director and the privacy officer, of people in their scope, with a fresh proof', async () => {
    const id = objects.north.patientId;
    for (const role of ['counselor', 'supervisor', 'front_desk', 'nurse', 'administrator'] as const) {
      expect((await (await world.as(role)).get(path(id))).status, role).toBe(403);
    }
    expect((await (await world.as('director')).get(path(id))).body).toMatchObject({ complete: false });
    expect((await (await world.as('director', 'south')).get(path(id))).status).toBe(404);
    const late = await world.as('director');
    world.clock.moveTo('2026-11-16T15:41:00Z');
    expect((await late.get(path(id))).body['code']).toBe('step-up-needed');
    const { rows } = await world.owner.query(
      `SELECT outcome FROM audit_entries WHERE action = 'record.exported' AND outcome <> 'allowed' ORDER BY outcome`,
    );
    expect(new Set(rows.map((row) => String(row.outcome)))).toEqual(
      new Set(['not-found', 'not-permitted', 'step-up-needed']),
    );
  });

  const namesFile = sharedData('names-i18n/names.json');
  it.skipIf(!existsSync(namesFile))('gives names of every script as they were typed', async () => {
    const byLanguage = JSON.parse(readFileSync(namesFile, 'utf8')) as Record<
      string,
      { given: string[]; family: string[] }
    >;
    world.clock.moveTo('2026-11-16T15:42:00Z');
    const [desk, director] = [await world.as('front_desk'), await world.as('director')];
    for (const [language, { given, family }] of Object.entries(byLanguage)) {
      const name = { givenName: given[5] ?? given[0] ?? '', familyName: family[5] ?? family[0] ?? '' };
      const made = await desk.send('POST', '/api/patients', {
        clinicId: world.ids.clinics.north,
        birthOn: '1980-01-02',
        isSomebodyElse: true,
        ...name,
      });
      const record = (await director.get(path(String(made.body['patientId']))))
        .body as unknown as WholeRecord;
      expect(record.records[0], language).toMatchObject({
        given_name: name.givenName,
        family_name: name.familyName,
      });
    }
  });
});
