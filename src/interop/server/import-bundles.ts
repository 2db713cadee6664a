// Brings bundles in: people who are not here yet, and every resource as it came. It runs in one transaction of the
// caller: all files or none. The same file again adds nothing, and a person known by a number is not added twice.
import type { ClinicId, OrganizationId, PatientId } from '#kernel/ids.ts';
import type { Instant, LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { Tx } from '#platform/database/database.ts';
import {
  addIdentifiers,
  addPatient,
  changePatientRow,
  findByIdentifiers,
  findPatientsNamed,
  openDeath,
} from '../../patients/server/door.ts';
import { addTallies } from '../rules/bundle-figures.ts';
import type { PersonToImport } from '../rules/fhir-patient.ts';
import {
  findImport,
  findKeptNames,
  insertImport,
  insertKept,
  keptName,
  waitForTurn,
  type KeptResource,
} from './imports.db.ts';
import type { BundleFile } from './read-bundle-file.ts';

export type ImportAt = {
  readonly tx: Tx;
  readonly organizationId: OrganizationId;
  readonly now: Instant;
  readonly today: LocalDate;
  /** The clinic that registers the people who are added. */
  readonly clinicId: ClinicId | null;
};

export type ImportReport = {
  readonly filesNew: number;
  readonly filesKnown: number;
  readonly peopleAdded: readonly PatientId[];
  readonly peopleKnown: readonly PatientId[];
  readonly resourcesKept: Readonly<Record<string, number>>;
  readonly importIds: readonly string[];
};

const wholeOrganization = { wholeOrganization: true, clinicIds: [], caseloadClinicIds: [] };
const nothing: ImportReport = {
  filesNew: 0,
  filesKnown: 0,
  peopleAdded: [],
  peopleKnown: [],
  resourcesKept: {},
  importIds: [],
};

export async function importBundles(
  at: ImportAt,
  files: readonly BundleFile[],
): Promise<Outcome<ImportReport>> {
  await waitForTurn(at.tx, at.organizationId);
  let report = nothing;
  for (const file of files) {
    const one = await importOne(at, file);
    if (!one.ok) return one;
    report = sumOf(report, one.value);
  }
  return ok(report);
}

async function importOne(at: ImportAt, file: BundleFile): Promise<Outcome<ImportReport>> {
  const { tx, organizationId } = at;
  if (await findImport(tx, { organizationId, contentSha256: file.sha256 }))
    return ok({ ...nothing, filesKnown: 1 });
  const people: { patientId: PatientId; added: boolean }[] = [];
  for (const person of file.bundle.people) {
    const found = await findOrAdd(at, person);
    if (!found.ok) return found;
    people.push(found.value);
  }
  const known = people.flatMap((person) => (person.added ? [] : [person.patientId]));
  const kept = await newResources(at, { file, people, known });
  const resourcesKept = kept.reduce<Record<string, number>>(
    (sum, one) => addTallies(sum, { [one.resourceType]: 1 }),
    {},
  );
  const peopleAdded = people.flatMap((person) => (person.added ? [person.patientId] : []));
  const importId = await insertImport(tx, {
    organizationId,
    contentSha256: file.sha256,
    peopleAdded: peopleAdded.length,
    resourcesKept: kept.length,
    importedAt: at.now,
  });
  await insertKept(tx, { organizationId, importId, resources: kept });
  return ok({
    filesNew: 1,
    filesKnown: 0,
    peopleAdded,
    peopleKnown: known,
    resourcesKept,
    importIds: [importId],
  });
}

async function findOrAdd(
  at: ImportAt,
  person: PersonToImport,
): Promise<Outcome<{ patientId: PatientId; added: boolean }>> {
  const { tx, organizationId } = at;
  const matches = await findByIdentifiers(tx, { organizationId, identifiers: person.identifiers });
  const ids = [...new Set(matches.map((match) => match.patientId as PatientId))];
  const [patientId, other] = ids;
  if (other !== undefined) return refuse('import-two-people', { birthOn: person.birthOn });
  if (patientId !== undefined) return sameOrRefuse(at, { person, patientId });
  const registration = at.clinicId === null ? null : { clinicId: at.clinicId, startsOn: at.today };
  const made = await addPatient(tx, {
    organizationId,
    ...person,
    registeredAt: at.now,
    registeredBy: null,
    registration,
  });
  return ok({ patientId: made.patientId, added: true });
}

// A number alone does not make two records one person: the date of birth must agree too. What is here stays as it
// is, except that somebody who has died must never be offered a seat again.
async function sameOrRefuse(
  at: ImportAt,
  of: { person: PersonToImport; patientId: PatientId },
): Promise<Outcome<{ patientId: PatientId; added: boolean }>> {
  const { tx, organizationId } = at;
  const { person, patientId } = of;
  const [here] = await findPatientsNamed(tx, wholeOrganization, { organizationId, patientIds: [patientId] });
  if (here?.birthOn !== person.birthOn) return refuse('import-other-birth', { birthOn: person.birthOn });
  await addIdentifiers(tx, { organizationId, patientId, identifiers: person.identifiers });
  if (person.diedOn !== null || person.diedOnUnknownDay) {
    const stands = await openDeath(tx, { organizationId, patientId });
    if (stands && stands.diedOn === null && !(person.diedOn === null && stands.diedOnUnknownDay)) {
      await changePatientRow(
        tx,
        { organizationId, patientId, version: stands.version },
        { died_on: person.diedOn, died_on_unknown_day: person.diedOnUnknownDay },
      );
    }
  }
  return ok({ patientId, added: false });
}

type Arrived = {
  readonly file: BundleFile;
  readonly people: readonly { patientId: PatientId }[];
  readonly known: readonly PatientId[];
};

// Resources that stand already are not kept twice: people who were here may have come with them before.
async function newResources(at: ImportAt, { file, people, known }: Arrived): Promise<KeptResource[]> {
  const seen = await findKeptNames(at.tx, { organizationId: at.organizationId, patientIds: known });
  return file.bundle.resources.flatMap((resource) => {
    const patientId = people[resource.person]?.patientId;
    if (patientId === undefined) throw new Error('A resource belongs to nobody in its bundle.');
    const kept = { patientId, resourceType: resource.resourceType, sourceId: resource.sourceId };
    const name = keptName(kept);
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ ...kept, content: JSON.stringify(resource.content) }];
  });
}

function sumOf(one: ImportReport, other: ImportReport): ImportReport {
  return {
    filesNew: one.filesNew + other.filesNew,
    filesKnown: one.filesKnown + other.filesKnown,
    peopleAdded: [...one.peopleAdded, ...other.peopleAdded],
    peopleKnown: [...one.peopleKnown, ...other.peopleKnown],
    resourcesKept: addTallies(one.resourcesKept, other.resourcesKept),
    importIds: [...one.importIds, ...other.importIds],
  };
}
