// The work on chosen files: reading one for its preview, and bringing one in. It runs as a job, so that it goes on when
// the tab is closed. Each file has one transaction: a server that is killed in the middle leaves nothing of it, and the
// next one finds the file waiting and begins again.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganizationId } from '#kernel/ids.ts';
import type { Instant } from '#kernel/local-date.ts';
import type { Database, SendLast, Tx } from '#platform/database/database.ts';
import { announceAll } from '#platform/http/announcements.db.ts';
import type { AloneContext, JobKind } from '#platform/jobs/jobs.ts';
import { enterJob } from '#platform/jobs/jobs.db.ts';
import { hindranceOf } from '../rules/import-hindrance.ts';
import type { ImportPreview } from '../rules/import-answers.ts';
import type { DateOrder } from '../rules/csv-dates.ts';
import type { Separator } from '../rules/csv-text.ts';
import { auditImport } from './audit-import.db.ts';
import {
  askWaitersAgain,
  changeFile,
  contentOf,
  dropContent,
  findFile,
  forgetFiles,
  takeFile,
  waitingFiles,
  type FileChange,
  type FileKey,
  type FileRow,
} from './import-files.db.ts';
import { findImport, waitForTurn } from './imports.db.ts';
import { brokenPreview, previewOf } from './preview-file.ts';
import { surveyFile } from './survey-file.ts';
import { writeImport } from './write-import.ts';

/** What an action announces so that the work begins at once. */
export const importWorkTopic = 'import-work';
/** What open screens hear of. */
export const importsTopic = 'imports';

const keptHours = 24;
const tellEveryMs = 300;

type WorkAt = {
  readonly database: Database;
  readonly organizationId: OrganizationId;
  readonly now: () => Instant;
};

export const importFilesJob: JobKind = {
  name: 'interop.import-files',
  summary: 'Reads chosen files, brings in those that were asked for, and forgets those a day old.',
  cron: '*/5 * * * *',
  everySeconds: 0.5,
  runAlone: ({ database, organizationId, clock }: AloneContext) =>
    workOnFiles({
      database,
      organizationId: organizationId as OrganizationId,
      now: () => clock.now() as Instant,
    }),
};

/** Works on every file that waits, one after the other, until none does. */
export async function workOnFiles(at: WorkAt): Promise<void> {
  await inOrganization(at, (tx) => forgetFiles(tx, at.organizationId, hoursBefore(at.now(), keptHours)));
  const broken: unknown[] = [];
  const done = new Set<string>();
  for (;;) {
    const waiting = await inOrganization(at, (tx) => waitingFiles(tx, at.organizationId));
    const fileId = waiting?.find((id) => !done.has(id));
    if (fileId === undefined) break;
    // Asked again while it was worked on, it is worked on again; one that another server has is left to it.
    if (!(await workOnOne(at, fileId, broken))) done.add(fileId);
  }
  if (broken.length > 0) throw new AggregateError(broken, 'Not every file could be worked on.');
}

function hoursBefore(now: Instant, hours: number): string {
  return new Date(Date.parse(now) - hours * 3_600_000).toISOString();
}

async function inOrganization<Answer>(
  at: WorkAt,
  work: (
    tx: Tx,
    sendLast: SendLast,
    today: NonNullable<Awaited<ReturnType<typeof enterJob>>>,
  ) => Promise<Answer>,
): Promise<Answer | null> {
  return at.database.transaction(async (tx, _rows, sendLast) => {
    const today = await enterJob(tx, at.organizationId, at.now());
    return today === null ? null : work(tx, sendLast, today);
  });
}

/** Rolls back what was written of a file; the preview says why it did not come in. */
class NotBroughtIn extends Error {
  readonly preview: ImportPreview;
  constructor(preview: ImportPreview) {
    super('The file did not come in.');
    this.preview = preview;
  }
}

/** Rolls back what was written of a file that somebody stopped, or asked something else of, meanwhile. */
class AskedAnew extends Error {}

async function workOnOne(at: WorkAt, fileId: string, broken: unknown[]): Promise<boolean> {
  const key = { organizationId: at.organizationId, fileId };
  const asked = { number: -1 };
  try {
    return (
      (await inOrganization(at, (tx, sendLast, today) =>
        workInside(at, { tx, sendLast, key, today, asked }),
      )) ?? false
    );
  } catch (error) {
    if (error instanceof AskedAnew) return true;
    if (!(error instanceof NotBroughtIn)) broken.push(error);
    const preview = error instanceof NotBroughtIn ? error.preview : brokenPreview;
    await finish(at, { ...key, asked: asked.number }, { stage: 'read', reading: JSON.stringify(preview) });
    // Broken before it was even looked at: it stays waiting, for the next run.
    return asked.number >= 0;
  }
}

type Inside = {
  readonly tx: Tx;
  readonly sendLast: SendLast;
  readonly key: FileKey;
  readonly today: NonNullable<Awaited<ReturnType<typeof enterJob>>>;
  readonly asked: { number: number };
};

async function workInside(at: WorkAt, inside: Inside): Promise<boolean> {
  const { tx, key, asked } = inside;
  if (!(await takeFile(tx, key.fileId))) return false;
  const file = await findFile(tx, key);
  if (file === undefined || (file.stage !== 'to_read' && file.stage !== 'to_bring_in')) return true;
  asked.number = file.asked;
  await sql`SELECT set_config('statement_timeout', '300000', true), set_config('evenkeel.staff_member', ${file.chosen_by}, true)`.execute(
    tx,
  );
  if (file.stage === 'to_bring_in') await waitForTurn(tx, at.organizationId);
  const change = await workedOn(at, inside, file);
  if (!(await changeFile(tx, { ...key, asked: file.asked }, { ...change, done: 0, total: 0 })))
    throw new AskedAnew();
  announceAll(inside.sendLast, at.organizationId, [{ topic: importsTopic, id: key.fileId }]);
  return true;
}

async function workedOn(at: WorkAt, { tx, key, today }: Inside, file: FileRow): Promise<FileChange> {
  const bytes = await contentOf(tx, key);
  const sha256 = createHash('sha256').update(bytes).digest();
  const settings = {
    separator: file.separator as Separator | null,
    columns: file.columns,
    dateOrder: file.date_order as DateOrder | null,
    numberSystem: file.number_system,
  };
  const tell = teller(at, { ...key, asked: file.asked });
  // Bringing in begins with reading once more: the first third of the way.
  const share = file.stage === 'to_read' ? 1 : 1 / 3;
  const surveyAt = { tx, organizationId: at.organizationId, today };
  const survey = await surveyFile(surveyAt, { bytes, settings, today }, (done, total) =>
    tell(Math.floor(done * share), total),
  );
  const known = await findImport(tx, { organizationId: at.organizationId, contentSha256: sha256 });
  const preview = previewOf(survey, known?.id ?? null);
  if (file.stage === 'to_read') return { stage: 'read', reading: JSON.stringify(preview) };
  const said = { alikeAs: file.alike_as, samePlaces: file.same_places, otherPlaces: file.other_places };
  if (hindranceOf(preview, said) !== null) throw new NotBroughtIn(preview);
  const lines = Math.max(survey.people.length, survey.kept.length);
  const all = Math.max(1, survey.people.length + survey.kept.length);
  let written = 0;
  const report = await writeImport(
    {
      tx,
      organizationId: at.organizationId,
      now: at.now(),
      today,
      clinicId: file.clinic_id,
      by: file.chosen_by,
    },
    {
      survey,
      sha256,
      decisions: said,
      onProgress: (more) => {
        written += more;
        return tell(Math.floor(lines * (share + ((1 - share) * written) / all)), lines);
      },
    },
  );
  await auditImport(tx, {
    organizationId: at.organizationId,
    by: file.chosen_by,
    at: at.now(),
    clinicId: file.clinic_id,
    report,
  });
  await dropContent(tx, key);
  await askWaitersAgain(tx, at.organizationId);
  return { stage: 'brought_in', import_id: report.importId, reading: null };
}

// Tells how far the work is, in a transaction of its own: that of the work shows nothing before its end. It hears
// there as well that the work is not wanted any more.
function teller(
  at: WorkAt,
  key: FileKey & { asked: number },
): (done: number, total: number) => Promise<void> {
  let toldAt = performance.now();
  return async (done, total) => {
    if (performance.now() - toldAt < tellEveryMs) return;
    toldAt = performance.now();
    if ((await inOrganization(at, (tx) => changeFile(tx, key, { done, total }))) === false)
      throw new AskedAnew();
  };
}

async function finish(at: WorkAt, key: FileKey & { asked: number }, change: FileChange): Promise<void> {
  await inOrganization(at, async (tx, sendLast) => {
    await changeFile(tx, key, { ...change, done: 0, total: 0 });
    announceAll(sendLast, at.organizationId, [{ topic: importsTopic, id: key.fileId }]);
  });
}
