// Writes what a survey found, in the transaction of the caller: all of it or nothing. Nothing that stands is changed,
// except that somebody who has died must never be offered a seat again.
import type { ClinicId, OrganizationId, PatientId, StaffMemberId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import { newId } from '#platform/database/new-id.ts';
import { addIdentifierRows, addPeople, changePatientRow, openDeath } from '../../patients/server/door.ts';
import { addTallies } from '../rules/bundle-figures.ts';
import type { PersonToImport } from '../rules/fhir-patient.ts';
import {
  countAnew,
  findKeptNames,
  insertImport,
  insertImportIdentifiers,
  insertImportPeople,
  insertKept,
  keptName,
  type ImportPerson,
  type KeptResource,
} from './imports.db.ts';
import { personOfEach, type Decisions } from './judge-alike.ts';
import type { Judged, Survey } from './survey-file.ts';

export type ImportAt = {
  readonly tx: Tx;
  readonly organizationId: OrganizationId;
  readonly now: Instant;
  readonly today: LocalDate;
  /** The clinic that registers the people who are added. */
  readonly clinicId: ClinicId | null;
  readonly by: StaffMemberId | null;
};

export type ImportReport = {
  readonly importId: string;
  readonly peopleAdded: readonly PatientId[];
  readonly peopleKnown: readonly PatientId[];
  readonly resourcesKept: Readonly<Record<string, number>>;
};

export type ToWrite = {
  readonly survey: Survey;
  readonly sha256: Buffer;
  readonly decisions: Decisions;
  readonly onProgress: (done: number) => Promise<void>;
};

const batchSize = 500;
// After so many new people the tables are counted anew: they are ten times what they were, if they were nearly empty.
const countAfter: ReadonlySet<number> = new Set([500, 5000, 50_000]);

export async function writeImport(at: ImportAt, of: ToWrite): Promise<ImportReport> {
  const { survey, onProgress } = of;
  const whose = personOfEach(survey.people, of.decisions, () => newId<PatientId>());
  const added = addedOf(survey, whose);
  const addedIds = new Set(added.map(({ patientId }) => patientId));
  const peopleKnown = [
    ...new Set([
      ...whose.map(({ patientId }) => patientId).filter((id) => !addedIds.has(id)),
      ...survey.kept.flatMap(({ patientId }) => patientId ?? []),
    ]),
  ];
  const kept = await newResources(at, { survey, whose, peopleKnown });
  const importId = await insertImport(at.tx, {
    organizationId: at.organizationId,
    format: survey.summary.format,
    contentSha256: of.sha256,
    clinicId: at.clinicId,
    peopleAdded: added.length,
    peopleKnown: peopleKnown.length,
    resourcesKept: kept.length,
    importedBy: at.by,
    importedAt: at.now,
  });
  const writing = { at, importId };
  let written = 0;
  await inBatches(added, async (batch) => {
    await writeAdded(writing, batch);
    written += batch.length;
    if (countAfter.has(written)) await countAnew(at.tx);
    await onProgress(batch.length);
  });
  await writeKnown(writing, { survey, whose, peopleKnown });
  await inBatches(kept, async (resources) => {
    await insertKept(at.tx, { organizationId: at.organizationId, importId, resources });
    await onProgress(resources.length);
  });
  const resourcesKept = kept.reduce<Record<string, number>>(
    (sum, { resourceType }) => addTallies(sum, { [resourceType]: 1 }),
    {},
  );
  return { importId, peopleAdded: [...addedIds], peopleKnown, resourcesKept };
}

function addedOf(survey: Survey, whose: Whose): (Judged & { patientId: PatientId })[] {
  const deaths = deathsOf(survey, whose);
  return whose.flatMap(({ patientId, isNew }, index) => {
    const judged = survey.people[index];
    if (!isNew || judged === undefined) return [];
    return [{ ...judged, patientId, person: { ...judged.person, ...deaths.get(patientId) } }];
  });
}

type Death = Pick<PersonToImport, 'diedOn' | 'diedOnUnknownDay'>;

// A later line that says the same person again may be the one that tells of the death.
function deathsOf(survey: Survey, whose: Whose): Map<PatientId, Death> {
  const deaths = new Map<PatientId, Death>();
  for (const [index, { person }] of survey.people.entries()) {
    const patientId = whose[index]?.patientId;
    const { diedOn, diedOnUnknownDay } = person;
    const hasDied = diedOn !== null || diedOnUnknownDay;
    if (hasDied && patientId !== undefined && !deaths.get(patientId)?.diedOn)
      deaths.set(patientId, { diedOn, diedOnUnknownDay });
  }
  return deaths;
}

type Writing = { readonly at: ImportAt; readonly importId: string };
type Whose = readonly { readonly patientId: PatientId; readonly isNew: boolean }[];

async function inBatches<Item>(
  items: readonly Item[],
  work: (batch: Item[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length; from += batchSize) await work(items.slice(from, from + batchSize));
}

async function writeAdded(
  { at, importId }: Writing,
  batch: (Judged & { patientId: PatientId })[],
): Promise<void> {
  const { tx, organizationId } = at;
  await addPeople(
    tx,
    {
      organizationId,
      registeredAt: at.now,
      registeredBy: at.by,
      registration: at.clinicId === null ? null : { clinicId: at.clinicId, startsOn: at.today },
    },
    batch.map(({ patientId, person }) => ({ patientId, ...person })),
  );
  await writeNumbers(
    { at, importId },
    batch.map(({ patientId, person }) => ({ patientId, person })),
  );
  const people = batch.map(({ patientId, place }): ImportPerson => ({
    patientId,
    place,
    added: true,
    versionAfter: 1,
    before: null,
  }));
  await insertImportPeople(tx, { organizationId, importId, people });
}

async function writeNumbers(
  { at, importId }: Writing,
  people: readonly { patientId: PatientId; person: PersonToImport }[],
): Promise<void> {
  const { tx, organizationId } = at;
  const rows = people.flatMap(({ patientId, person }) =>
    person.identifiers.map((identifier) => ({ patientId, ...identifier })),
  );
  const added = await addIdentifierRows(tx, { organizationId, rows });
  await insertImportIdentifiers(tx, { organizationId, importId, added });
}

type Found = { readonly survey: Survey; readonly whose: Whose; readonly peopleKnown: readonly PatientId[] };

// People who were here, and those whom a line says again: what is new about them is a number or the news of a death.
async function writeKnown({ at, importId }: Writing, { survey, whose, peopleKnown }: Found): Promise<void> {
  const said = survey.people.flatMap(({ place, person }, index) => {
    const { patientId, isNew } = whose[index] ?? {};
    return patientId === undefined || isNew ? [] : [{ patientId, place, person }];
  });
  await inBatches(said, (batch) => writeNumbers({ at, importId }, batch));
  const bySomebody = new Map(said.map((one) => [one.patientId, one]));
  const known = new Set(peopleKnown);
  const dead = said.filter(
    ({ patientId, person }) => known.has(patientId) && (person.diedOn !== null || person.diedOnUnknownDay),
  );
  const deaths = new Map<PatientId, ImportPerson>();
  for (const { patientId, place, person } of dead) {
    const changed = await tellDeath(at, { patientId, place, person });
    if (changed !== null) deaths.set(patientId, changed);
  }
  const people = peopleKnown.map(
    (patientId): ImportPerson =>
      deaths.get(patientId) ?? {
        patientId,
        place: bySomebody.get(patientId)?.place ?? 0,
        added: false,
        versionAfter: 1,
        before: null,
      },
  );
  await inBatches(people, (batch) =>
    insertImportPeople(at.tx, { organizationId: at.organizationId, importId, people: batch }),
  );
}

async function tellDeath(
  at: ImportAt,
  { patientId, place, person }: { patientId: PatientId; place: number; person: PersonToImport },
): Promise<ImportPerson | null> {
  const key = { organizationId: at.organizationId, patientId };
  const stands = await openDeath(at.tx, key);
  if (!stands || stands.diedOn !== null || (person.diedOn === null && stands.diedOnUnknownDay)) return null;
  const versionAfter = await changePatientRow(
    at.tx,
    { ...key, version: stands.version },
    { died_on: person.diedOn, died_on_unknown_day: person.diedOnUnknownDay },
  );
  const { diedOn, diedOnUnknownDay } = stands;
  return {
    patientId,
    place,
    added: false,
    versionAfter: versionAfter ?? 1,
    before: { diedOn, diedOnUnknownDay },
  };
}

// Resources that stand already are not kept twice: people who were here may have come with them before.
async function newResources(at: ImportAt, { survey, whose, peopleKnown }: Found): Promise<KeptResource[]> {
  const seen = await findKeptNames(at.tx, { organizationId: at.organizationId, patientIds: peopleKnown });
  return survey.kept.flatMap((resource, position) => {
    const ofFile = resource.person === null ? undefined : whose[resource.person]?.patientId;
    const kept = {
      patientId: ofFile ?? resource.patientId,
      resourceType: resource.resourceType,
      sourceId: resource.sourceId,
    };
    const name = keptName(kept);
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ ...kept, content: resource.text, position }];
  });
}
