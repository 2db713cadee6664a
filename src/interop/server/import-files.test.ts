// Files over HTTP: a preview writes nothing, bringing in writes all or nothing, a second time adds nothing, and undoing
// takes back exactly what was written, as long as nothing was written since.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testSeed } from '#app/testing/random.ts';
import { openTestWorld, type TestWorld } from '#app/testing/test-world.ts';
import { everythingWritten, importingIn, type Importing } from './importing.builders.ts';

let world: TestWorld;
let importing: Importing;
beforeAll(async () => {
  world = await openTestWorld();
  importing = await importingIn(world);
});
afterAll(() => world.close());

const csv = (...lines: string[]) => ['Last name,First name,DOB,Phone,MRN,Notes', ...lines].join('\r\n');

describe('a preview', () => {
  it('says who comes in, who is here, who looks alike and what is kept, and writes nothing', async () => {
    const first = await importing.preview(csv('Imported,Known,1980-05-06,,M1,'));
    await importing.bringIn(first.fileId);
    const before = await everythingWritten(world);
    const preview = await importing.preview(
      csv(
        'Newcomer,Nora,11/27/1986,773-555-0100,M2,"said ""hello"", then left"',
        'Imported,Known,05/06/1980,,M1,',
        'Canary100,Ana,5/17/1990,,,=1+1',
        'Newcomer,Nora,11/27/1986,773-555-0100,M2,"said ""hello"", then left"',
        'Newcomer,Norah,11/27/1986,,M3,',
      ),
    );
    expect(preview).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      counts: { new: 1, here: 1, again: 1, alike: 2 },
      kept: { CsvLine: 5 },
      faults: [],
      csv: {
        separator: ',',
        columns: ['familyName', 'givenName', 'birthOn', 'phone', 'number', null],
        dateOrder: 'month-first',
        isDateOrderSure: true,
      },
    });
    expect(preview.people.slice(0, 2)).toMatchObject([
      { place: 4, what: 'alike', like: { familyName: 'Canary100', patientId: world.ids.patients.north[0] } },
      { place: 6, what: 'alike-above', like: { givenName: 'Nora', place: 2 } },
    ]);
    expect(await everythingWritten(world)).toEqual(before);
    const refused = await importing.caller.send('POST', `/api/import-files/${preview.fileId}/bring-in`);
    expect(refused.body['code']).toBe('import-not-ready');

    const decided = await importing.caller.send('PUT', `/api/import-files/${preview.fileId}/alike`, {
      alikeAs: null,
      samePlaces: [4],
      otherPlaces: [6],
    });
    expect(decided.status).toBe(200);
    const brought = await importing.bringIn(preview.fileId);
    expect(brought.stage).toBe('brought_in');
    const one = (await importing.caller.get(`/api/imports/${brought.importId}`)).body;
    expect(one).toMatchObject({
      peopleAdded: 2,
      peopleKnown: 2,
      resourcesKept: 4,
      importedBy: 'Sam administrator',
      clinicName: 'north',
      whyNotUndone: null,
      kept: [{ resourceType: 'CsvLine', kept: 4 }],
    });
    // Somebody said to be the same person has the line in the record that was here.
    const chart = await importing.caller.get(`/api/patients/${world.ids.patients.north[0]}/chart`);
    expect(chart.body['kept']).toEqual([{ resourceType: 'CsvLine', kept: 1 }]);
  });

  it('names line, column and what to do, however many faults there are', async () => {
    const preview = await importing.preview(
      csv(
        'Fault,Ann,1990-01-01,,,',
        'Fault,Ben,1990-02-30,12,,',
        ',Cy,1990-03-01,,,',
        'Fault,Dee,1990-04-01,,',
      ),
    );
    expect(preview.faults).toEqual([
      {
        line: 3,
        column: 'column C (DOB)',
        entry: null,
        sentence: expect.stringMatching(/no date.*1986-11-27/) as string,
      },
      {
        line: 3,
        column: 'column D (Phone)',
        entry: null,
        sentence: expect.stringMatching(/7 to 15 digits/) as string,
      },
      { line: 4, column: 'column A (Last name)', entry: null, sentence: 'Enter the family name.' },
      {
        line: 5,
        column: null,
        entry: null,
        sentence: expect.stringMatching(/5 cells and the headings 6/) as string,
      },
    ]);
    const refused = await importing.caller.send('POST', `/api/import-files/${preview.fileId}/bring-in`);
    expect(refused.body['code']).toBe('import-not-ready');
  });

  it('asks for the order of dates that cannot be told, and for columns it cannot guess', async () => {
    const preview = await importing.preview('Who;Given name;When\nOrder;Ola;03/04/1990\n');
    expect(preview.csv).toMatchObject({ separator: ';', missing: ['familyName', 'birthOn'] });
    const again = async (body: object) => {
      const asked = await importing.caller.send('POST', `/api/import-files/${preview.fileId}/read`, body);
      expect(asked.status, asked.text).toBe(200);
      await importing.work();
      return importing.open(preview.fileId);
    };
    const matched = await again({ columns: ['familyName', 'givenName', 'birthOn'] });
    expect(matched.hindrance).toBe('dates');
    expect(matched.preview?.csv?.dateExamples).toEqual([
      { order: 'month-first', written: '03/04/1990', reads: '1990-03-04' },
      { order: 'day-first', written: '03/04/1990', reads: '1990-04-03' },
    ]);
    const settled = await again({ dateOrder: 'day-first' });
    expect(settled).toMatchObject({
      hindrance: null,
      preview: { people: [{ familyName: 'Order', birthOn: '1990-04-03' }] },
    });
  });

  it.each([
    [
      'UTF-8 with its mark',
      Buffer.from('\uFEFFApellido;Nombre;Nacimiento\nNúñez;Íñigo;1991-02-03\n'),
      'utf-8-bom',
    ],
    ['UTF-8 without', Buffer.from('Apellido;Nombre;Nacimiento\nNúñez;Íñigo;1991-02-03\n'), 'utf-8'],
    [
      'Windows-1252',
      Buffer.from('Apellido;Nombre;Nacimiento\nNúñez;Íñigo;1991-02-03\n', 'latin1'),
      'windows-1252',
    ],
    [
      'UTF-16 with tabs',
      Buffer.from('\uFEFFApellido\tNombre\tNacimiento\nNúñez\tÍñigo\t1991-02-03\n', 'utf16le'),
      'utf-16',
    ],
  ])('reads %s and says so', async (_what, content, encoding) => {
    const preview = await importing.preview(content);
    expect(preview).toMatchObject({
      encoding,
      faults: [],
      people: [{ familyName: 'Núñez', givenName: 'Íñigo' }],
    });
  });
});

describe('bringing in', () => {
  it('adds nothing the second time: the same file, the same lines in another file, or the same key', async () => {
    const lines = ['Twice,Tom,1970-01-02,,,one', 'Twice,Una,1971-01-02,,T2,two'];
    const first = await importing.preview(csv(...lines));
    await importing.bringIn(first.fileId);
    const before = await everythingWritten(world);
    const same = await importing.preview(csv(...lines));
    expect(same.knownImportId).not.toBeNull();
    expect((await importing.open(same.fileId)).hindrance).toBe('known');
    // Saved once more by a spreadsheet: other line ends, a mark in front.
    const resaved = await importing.preview(`\uFEFF${csv(...lines).replaceAll('\r\n', '\n')}\n`);
    expect(resaved.counts).toEqual({ new: 0, here: 2, again: 0, alike: 0 });
    const brought = await importing.bringIn(resaved.fileId);
    expect(brought.stage).toBe('brought_in');
    const after = await everythingWritten(world);
    expect(after).toEqual({
      ...before,
      imports: (before['imports'] ?? 0) + 1,
      people: (before['people'] ?? 0) + 2,
    });
  });

  it('takes turns: two at once bring a file in once', async () => {
    const { fileId } = await importing.preview(csv('Turns,Tia,1970-01-02,,TT,'));
    const { fileId: other } = await importing.preview(csv('Turns,Tia,1970-01-02,,TT,'));
    for (const id of [fileId, other])
      expect((await importing.caller.send('POST', `/api/import-files/${id}/bring-in`)).status).toBe(200);
    await Promise.all([importing.work(), importing.work(), importing.work()]);
    await importing.work();
    const stages = [await importing.open(fileId), await importing.open(other)].map(({ stage }) => stage);
    expect(stages.toSorted()).toEqual(['brought_in', 'read']);
    const { rows } = await world.owner.query(`SELECT 1 FROM patients WHERE family_name = 'Turns'`);
    expect(rows.length).toBe(1);
  });

  // The seed is printed by `npm test`.
  it('writes all lines or none, wherever a bad one stands', { timeout: 120_000 }, async () => {
    let round = 0;
    const faults = [
      'Bad,Row,1990-02-30,,,',
      ',Row,1990-02-03,,,',
      'Bad,Row,1990-02-03,1,,',
      'Bad,Row,1990-02-03',
      'Bad,"Row,1990-02-03,,,',
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 24 }), fc.constantFrom(null, ...faults), async (at, fault) => {
        round += 1;
        const lines = Array.from(
          { length: 24 },
          (_none, place) => `Round${round}x${place},Row,${1900 + round}-02-${place + 1},,R${round}-${place},`,
        );
        if (fault !== null) lines.splice(at, 0, fault);
        const before = await everythingWritten(world);
        const preview = await importing.preview(csv(...lines));
        // Even when the program is told to bring in what a preview refused: the work looks again.
        await world.owner.query(`UPDATE import_files SET stage = 'to_bring_in' WHERE id = $1`, [
          preview.fileId,
        ]);
        await importing.work();
        const after = await everythingWritten(world);
        const added = fault === null ? 24 : 0;
        expect({ ...after, patients: (after['patients'] ?? 0) - added }).toMatchObject({
          patients: before['patients'],
        });
        expect(fault === null || isEqual(before, after)).toBe(true);
        expect(preview.faults[0]?.line ?? null).toBe(fault === null ? null : at + 2);
        await importing.caller.send('DELETE', `/api/import-files/${preview.fileId}`);
      }),
      { seed: testSeed, numRuns: 60 },
    );
  });
});

const isEqual = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

describe('undoing', () => {
  async function brought(...lines: string[]): Promise<string> {
    const { fileId } = await importing.preview(csv(...lines));
    const { importId } = await importing.bringIn(fileId);
    return String(importId);
  }
  const undo = (importId: string) => importing.caller.send('POST', `/api/imports/${importId}/undo`);

  it('takes back exactly what was written, and the file can come in again', async () => {
    const before = await everythingWritten(world);
    const importId = await brought('Undone,Ula,1966-01-02,,U1,kept', 'Undone,Uwe,1967-01-02,,,kept');
    expect(await everythingWritten(world)).not.toEqual(before);
    expect((await undo(importId)).body).toEqual({ importId, peopleTaken: 2 });
    expect(await everythingWritten(world)).toEqual(before);
    expect((await undo(importId)).body['code']).toBe('import-undone');
    expect((await importing.caller.get(`/api/imports/${importId}`)).body).toMatchObject({
      undoneBy: 'Sam administrator',
      people: [],
    });
    expect(
      (await importing.preview(csv('Undone,Ula,1966-01-02,,U1,kept', 'Undone,Uwe,1967-01-02,,,kept'))).counts
        .new,
    ).toBe(2);
  });

  it('takes back the news of a death and numbers of people who were here', async () => {
    const first = await brought('Mourned,Max,1950-01-02,,D1,');
    const before = await everythingWritten(world);
    const { fileId } = await importing.preview(
      'Last name,First name,DOB,MRN,Date of death\nMourned,Max,1950-01-02,D1,2026-10-01\n',
    );
    const second = String((await importing.bringIn(fileId)).importId);
    const died = async () =>
      (await world.owner.query(`SELECT died_on FROM patients WHERE family_name = 'Mourned'`)).rows[0] as {
        died_on: unknown;
      };
    expect((await died()).died_on).not.toBeNull();
    expect((await undo(first)).body['detail']).toMatch(/changed since|later import/);
    expect((await undo(second)).status).toBe(200);
    expect((await died()).died_on).toBeNull();
    // Only the counter of changes has moved on.
    expect({ ...(await everythingWritten(world)), versions: 0 }).toEqual({ ...before, versions: 0 });
  });

  const writings: readonly [string, string, RegExp][] = [
    ['particulars were changed', `UPDATE patients SET version = version + 1 WHERE id = $1`, /Particulars/],
    [
      'a seat was given',
      `INSERT INTO seats (organization_id, id, clinic_id, group_id, patient_id, starts_on, joined_because, given_at)
       SELECT g.organization_id, gen_random_uuid(), g.clinic_id, g.id, $1, '2026-11-16', 'intake', '2026-11-16T15:00:00Z' FROM groups g LIMIT 1`,
      /seat in a group|caseload/,
    ],
    [
      'somebody was put on a caseload',
      `INSERT INTO care_relations (organization_id, id, patient_id, clinic_id, staff_member_id, kind, starts_on)
       SELECT m.organization_id, gen_random_uuid(), $1, c.id, m.id, 'caseload', '2026-11-16' FROM staff_members m JOIN clinics c USING (organization_id) LIMIT 1`,
      /caseload/,
    ],
    [
      'another number was added',
      `INSERT INTO patient_identifiers (organization_id, patient_id, system, value) SELECT organization_id, id, 'other', id::text FROM patients WHERE id = $1`,
      /later import/,
    ],
  ];
  it.each(writings)('is refused once %s, and says why', async (_what, sql, why) => {
    const name = `Since${1 + writings.findIndex(([, one]) => one === sql)}`;
    const importId = await brought(`${name},Sue,1960-01-0${name.slice(-1)},,${name},`);
    const { rows } = await world.owner.query<{ id: string }>(
      `SELECT id FROM patients WHERE family_name = $1`,
      [name],
    );
    await world.owner.query(sql, [rows[0]?.id]);
    const before = await everythingWritten(world);
    expect((await importing.caller.get(`/api/imports/${importId}`)).body['whyNotUndone']).toMatch(why);
    const refused = await undo(importId);
    expect(refused.body).toMatchObject({
      code: 'import-written-since',
      detail: expect.stringMatching(why) as string,
    });
    expect(await everythingWritten(world)).toEqual(before);
  });
});

describe('what was kept', () => {
  it('is given back as it came, and as CSV without formulas', async () => {
    const notes = ['=1+1', '+1', '-1', '@SUM(A1)', 'plain "quoted", and more', 'two\nlines'];
    const lines = notes.map(
      (note, place) => `Given${place},Back,1955-01-0${place + 1},,,"${note.replaceAll('"', '""')}"`,
    );
    const { fileId } = await importing.preview(csv(...lines));
    const { importId } = await importing.bringIn(fileId);
    const json = (await importing.caller.get(`/api/imports/${importId}/kept?as=json`)).body;
    const back = JSON.parse(String(json['text'])) as { cells: [string, string][] }[];
    expect(back.map(({ cells }) => cells.at(-1))).toEqual(notes.map((note) => ['Notes', note]));
    const text = String((await importing.caller.get(`/api/imports/${importId}/kept?as=csv`)).body['text']);
    expect(text).toContain(`"'=1+1"`);
    for (const begin of ['=', '+', '-', '@']) expect(text).not.toContain(`"${begin}`);
  });
});

describe('who may', () => {
  it('is nobody but the privacy officer and the administrator, and everything is in the audit', async () => {
    for (const role of ['director', 'front_desk', 'supervisor'] as const)
      expect((await (await world.as(role)).get('/api/imports')).status).toBe(403);
    expect((await (await world.as('privacy_officer')).get('/api/imports')).status).toBe(200);
    const { rows } = await world.owner.query<{ action: string }>(
      `SELECT DISTINCT action FROM audit_entries WHERE outcome = 'allowed' AND action LIKE 'import%' ORDER BY action`,
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'import-file.chosen',
        'import-file.opened',
        'import.asked',
        'import.written',
        'import.undone',
        'import.given-back',
      ]),
    );
  });
});
