// An import from the command line has nobody signed in: it runs as the runtime role, in the context of one
// organization that was named, over all of it, and says so in the audit trail. All files or none.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ClinicId, OrganizationId, PatientId } from '#kernel/ids.ts';
import { dayIn, type Instant } from '#kernel/local-date.ts';
import type { Database } from '#platform/database/database.ts';
import { addTallies, type BundleFigures } from '../rules/bundle-figures.ts';
import { faultInWords, guessEverything, type ReadSettings } from '../rules/import-reading.ts';
import { auditImport } from './audit-import.db.ts';
import { findImport, waitForTurn } from './imports.db.ts';
import { nothingDecided, undecided } from './judge-alike.ts';
import { surveyFile, type Survey } from './survey-file.ts';
import { writeImport, type ImportAt } from './write-import.ts';

export type ImportInto = {
  readonly organizationId: OrganizationId;
  readonly timeZone: string;
  readonly clinicId: ClinicId | null;
  readonly now: Instant;
};

export type FileToBring = { readonly name: string; readonly bytes: Uint8Array };
export type HowToBring = {
  /** What people who look alike are; nothing is brought in while that is open. */
  readonly alikeAs?: 'same' | 'other' | null;
  readonly settings?: Partial<ReadSettings>;
};

export type PlaceReport = {
  readonly filesNew: number;
  readonly filesKnown: number;
  readonly peopleAdded: readonly PatientId[];
  readonly peopleKnown: readonly PatientId[];
  readonly resourcesKept: Readonly<Record<string, number>>;
  readonly figures: readonly BundleFigures[];
};
export type Brought =
  | { readonly ok: true; readonly value: PlaceReport }
  | { readonly ok: false; readonly sentences: readonly string[] };

class NothingImported extends Error {
  readonly sentences: readonly string[];
  constructor(sentences: readonly string[]) {
    super('The import was refused.');
    this.sentences = sentences;
  }
}

/** Imports files in one transaction; what is wrong in one of them leaves nothing of any behind. */
export async function importInto(
  database: Database,
  into: ImportInto,
  of: { files: readonly FileToBring[] } & HowToBring,
): Promise<Brought> {
  try {
    return { ok: true, value: await database.transaction((tx) => importAll({ tx, ...into }, of)) };
  } catch (error) {
    if (error instanceof NothingImported) return { ok: false, sentences: error.sentences };
    throw error;
  }
}

async function importAll(
  into: ImportInto & Pick<ImportAt, 'tx'>,
  of: { files: readonly FileToBring[] } & HowToBring,
): Promise<PlaceReport> {
  const { tx, organizationId } = into;
  const today = dayIn(into.timeZone, into.now);
  await sql`SELECT set_config('evenkeel.organization', ${organizationId}, true), set_config('evenkeel.whole_organization', 'on', true),
    set_config('evenkeel.today', ${today}, true), set_config('statement_timeout', '300000', true)`.execute(
    tx,
  );
  await waitForTurn(tx, organizationId);
  const at: ImportAt = { tx, organizationId, now: into.now, today, clinicId: into.clinicId, by: null };
  let report: PlaceReport = {
    filesNew: 0,
    filesKnown: 0,
    peopleAdded: [],
    peopleKnown: [],
    resourcesKept: {},
    figures: [],
  };
  const sentences: string[] = [];
  const waiting: FileToBring[] = [];
  for (const file of of.files) {
    const one = await importOne(at, file, of);
    if (one === 'waits') waiting.push(file);
    else if ('sentences' in one)
      sentences.push(...one.sentences.map((sentence) => `${file.name}: ${sentence}`));
    else report = sumOf(report, one);
  }
  // Single resources of people whom a later file brought.
  for (const file of sentences.length > 0 ? [] : waiting) {
    const one = await importOne(at, file, { ...of, isLast: true });
    if (one !== 'waits' && 'sentences' in one)
      sentences.push(...one.sentences.map((sentence) => `${file.name}: ${sentence}`));
    else if (one !== 'waits') report = sumOf(report, one);
  }
  if (sentences.length > 0) throw new NothingImported(sentences);
  return report;
}

type One = PlaceReport | { readonly sentences: readonly string[] } | 'waits';

async function importOne(
  at: ImportAt,
  file: FileToBring,
  how: HowToBring & { isLast?: boolean },
): Promise<One> {
  const { tx, organizationId, today } = at;
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const settings = { ...guessEverything, ...how.settings };
  const survey = await surveyFile(
    { tx, organizationId, today },
    { bytes: file.bytes, settings, today },
    async () => {},
  );
  if (survey.waitsForPeople && how.isLast !== true) return 'waits';
  const decisions = { ...nothingDecided, alikeAs: how.alikeAs ?? null };
  const sentences = whyNot(survey, undecided(survey.people, decisions).length);
  if (sentences.length > 0) return { sentences };
  const figures = survey.summary.figures === null ? [] : [survey.summary.figures];
  if (await findImport(tx, { organizationId, contentSha256: sha256 }))
    return { filesNew: 0, filesKnown: 1, peopleAdded: [], peopleKnown: [], resourcesKept: {}, figures };
  const report = await writeImport(at, { survey, sha256, decisions, onProgress: async () => {} });
  await auditImport(tx, { organizationId, by: null, at: at.now, clinicId: at.clinicId, report });
  return { filesNew: 1, filesKnown: 0, ...report, figures };
}

function whyNot(survey: Survey, open: number): string[] {
  const faults = survey.faults.map(faultInWords);
  if (survey.faultCount > faults.length) faults.push(`And ${survey.faultCount - faults.length} faults more.`);
  if (faults.length > 0) return faults;
  if (survey.summary.csv?.isDateOrderSure === false)
    return [
      'Nobody can tell whether day or month comes first in its dates: say so with --dates month-first or --dates day-first.',
    ];
  return open > 0
    ? [`${open} of its people look like somebody else: say with --alike same or --alike other what they are.`]
    : [];
}

function sumOf(one: PlaceReport, other: PlaceReport): PlaceReport {
  return {
    filesNew: one.filesNew + other.filesNew,
    filesKnown: one.filesKnown + other.filesKnown,
    peopleAdded: [...one.peopleAdded, ...other.peopleAdded],
    peopleKnown: [...new Set([...one.peopleKnown, ...other.peopleKnown])],
    resourcesKept: addTallies(one.resourcesKept, other.resourcesKept),
    figures: [...one.figures, ...other.figures],
  };
}
