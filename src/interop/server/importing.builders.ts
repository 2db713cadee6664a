// Files in tests as a browser sends them: chosen, part by part, read, brought in.
import { expect } from 'vitest';
import type { Caller, TestWorld } from '#app/testing/test-world.ts';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { ImportFile, ImportPreview } from '../rules/import-answers.ts';
import { partBytes } from '../rules/import-input.ts';
import { workOnFiles } from './work-on-files.ts';

export type Importing = {
  readonly caller: Caller;
  /** Chooses a file and sends all of it; answers its id. */
  send(content: string | Buffer, name?: string): Promise<string>;
  /** The job, as the server runs it. */
  work(): Promise<void>;
  open(fileId: string): Promise<ImportFile>;
  /** Sends, reads, and answers the preview. */
  preview(content: string | Buffer, name?: string): Promise<ImportPreview & { fileId: string }>;
  /** Asks for it and does the work; answers the file as it stands then. */
  bringIn(fileId: string): Promise<ImportFile>;
};

export async function importingIn(world: TestWorld): Promise<Importing> {
  const caller = await world.as('administrator');
  const done = (answer: { status: number; text: string }) => expect(answer.status, answer.text).toBe(200);
  const importing: Importing = {
    caller,
    async send(content, name = 'people.csv') {
      const bytes = Buffer.from(content);
      const chosen = await caller.send('POST', '/api/import-files', {
        fileName: name,
        bytes: bytes.length,
        clinicId: world.ids.clinics.north,
      });
      done(chosen);
      const fileId = String(chosen.body['fileId']);
      for (let part = 0; part * partBytes < bytes.length; part += 1) {
        const piece = bytes.subarray(part * partBytes, (part + 1) * partBytes).toString('base64');
        done(await caller.send('PUT', `/api/import-files/${fileId}/parts/${part}`, { content: piece }));
      }
      return fileId;
    },
    work: () =>
      workOnFiles({
        database: world.database,
        organizationId: world.ids.organizationId as OrganizationId,
        now: () => world.clock.now() as Instant,
      }),
    async open(fileId) {
      const opened = await caller.get(`/api/import-files/${fileId}`);
      done(opened);
      return opened.body as ImportFile;
    },
    async preview(content, name) {
      const fileId = await importing.send(content, name);
      await importing.work();
      const { preview } = await importing.open(fileId);
      if (preview === null) throw new Error('The file was not read.');
      return { ...preview, fileId };
    },
    async bringIn(fileId) {
      done(await caller.send('POST', `/api/import-files/${fileId}/bring-in`));
      await importing.work();
      return importing.open(fileId);
    },
  };
  return importing;
}

/** How much stands in the tables that an import writes. */
export async function everythingWritten(world: TestWorld): Promise<Record<string, number>> {
  const { rows } = await world.owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM patients) AS patients, (SELECT count(*)::int FROM patient_identifiers) AS numbers,
      (SELECT count(*)::int FROM patient_search) AS searchable, (SELECT count(*)::int FROM care_relations) AS relations,
      (SELECT count(*)::int FROM imports WHERE undone_at IS NULL) AS imports, (SELECT count(*)::int FROM imported_resources) AS kept,
      (SELECT count(*)::int FROM import_people) AS people, (SELECT count(*)::int FROM import_identifiers) AS added_numbers,
      (SELECT coalesce(sum(version), 0)::int FROM patients) AS versions`,
  );
  return rows[0] ?? {};
}
