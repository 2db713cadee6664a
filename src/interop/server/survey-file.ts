// Reads a file and looks for everybody in it: who is new, who is here already, who only looks like somebody. It writes
// nothing; the preview shows what it found, and bringing in begins with the same look.
import type { OrganizationId, PatientId } from '#kernel/ids.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Tx } from '#platform/database/database.ts';
import type { PersonInList } from '../../patients/rules/patient-answers.ts';
import { findByIdentifiers, findPatientsNamed, findPeopleBornOn } from '../../patients/server/door.ts';
import { resourceIdSystem } from '../rules/fhir-patient.ts';
import {
  mostFaultsShown,
  type FileFault,
  type FileSummary,
  type ReadKept,
  type ReadPerson,
  type Slice,
} from '../rules/import-reading.ts';
import { daysAlike, likenessKeys, looksAlike } from '../rules/look-alike.ts';
import { readSlices } from './read-slices.ts';
import type { FileToRead } from './read-file.ts';

/** What became of somebody: `here` and `again` are the same person as one of the records or of the lines before. */
export type Verdict =
  | { readonly what: 'new' }
  | { readonly what: 'here'; readonly person: PersonInList }
  | { readonly what: 'again'; readonly index: number }
  | { readonly what: 'alike'; readonly person: PersonInList }
  | { readonly what: 'alike-above'; readonly index: number };

export type Judged = ReadPerson & { readonly verdict: Verdict };
export type KeptFor = Omit<ReadKept, 'about'> & { readonly patientId: PatientId | null };

export type Survey = {
  readonly summary: FileSummary;
  readonly people: readonly Judged[];
  readonly kept: readonly KeptFor[];
  readonly faults: readonly FileFault[];
  readonly faultCount: number;
  /** Whether only people are missing whom another file may bring. */
  readonly waitsForPeople: boolean;
};

export type SurveyAt = {
  readonly tx: Tx;
  readonly organizationId: OrganizationId;
  readonly today: LocalDate;
};

const wholeOrganization = { wholeOrganization: true, clinicIds: [], caseloadClinicIds: [] };

/** Everybody and everything of a file so far, and by what they can be found. */
type Gathered = {
  readonly people: Judged[];
  readonly kept: KeptFor[];
  readonly faults: FileFault[];
  faultCount: number;
  missingPeople: number;
  readonly byNumber: Map<string, number>;
  readonly byLikeness: Map<string, number[]>;
};

export async function surveyFile(
  at: SurveyAt,
  file: FileToRead,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<Survey> {
  const gathered: Gathered = {
    people: [],
    kept: [],
    faults: [],
    faultCount: 0,
    missingPeople: 0,
    byNumber: new Map(),
    byLikeness: new Map(),
  };
  const slices = readSlices(file);
  for (;;) {
    const step = await slices.next();
    if (step.done) return finished(gathered, step.value);
    await judgePeople(at, gathered, step.value);
    await placeKept(at, gathered, step.value);
    await onProgress(Math.max(gathered.people.length, gathered.kept.length), step.value.of);
  }
}

function finished(gathered: Gathered, summary: FileSummary): Survey {
  const faults = [...summary.faults, ...gathered.faults];
  return {
    summary,
    people: gathered.people,
    kept: gathered.kept,
    faults: faults.slice(0, mostFaultsShown),
    faultCount: summary.faultCount + gathered.faultCount,
    waitsForPeople:
      gathered.missingPeople > 0 && summary.faultCount + gathered.faultCount === gathered.missingPeople,
  };
}

function addFault(gathered: Gathered, fault: FileFault): void {
  gathered.faultCount += 1;
  if (gathered.faults.length < mostFaultsShown) gathered.faults.push(fault);
}

const numberKey = ({ system, value }: { system: string; value: string }) => `${system} ${value}`;

async function judgePeople(at: SurveyAt, gathered: Gathered, slice: Slice): Promise<void> {
  if (slice.people.length === 0) return;
  const { tx, organizationId } = at;
  const identifiers = slice.people.flatMap(({ person }) => person.identifiers);
  const matches = await findByIdentifiers(tx, { organizationId, identifiers });
  const patientIds = [...new Set(matches.map((match) => match.patientId))];
  const here = await findPatientsNamed(tx, wholeOrganization, { organizationId, patientIds });
  const days = [...new Set(slice.people.flatMap(({ person }) => daysAlike(person.birthOn)))];
  const sameDays = await findPeopleBornOn(tx, wholeOrganization, { organizationId, days });
  const known: Known = {
    placeIs: slice.placeIs,
    byNumber: new Map(matches.map((match) => [numberKey(match), match.patientId])),
    byId: new Map(here.map((person) => [person.id, person])),
    byLikeness: bucketsOf(sameDays),
  };
  for (const read of slice.people) judgeOne(gathered, read, known);
}

type Known = {
  readonly byNumber: ReadonlyMap<string, string>;
  readonly byId: ReadonlyMap<string, PersonInList>;
  readonly byLikeness: ReadonlyMap<string, readonly PersonInList[]>;
  readonly placeIs: Slice['placeIs'];
};

// Enough to find a look-alike; a file in which all share a name and a day must not compare everybody with everybody.
const mostInBucket = 50;

function addTo<Value>(buckets: Map<string, Value[]>, keys: readonly string[], value: Value): void {
  for (const key of keys) {
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [value]);
    else if (bucket.length < mostInBucket) bucket.push(value);
  }
}

function bucketsOf(people: readonly PersonInList[]): Map<string, PersonInList[]> {
  const buckets = new Map<string, PersonInList[]>();
  for (const person of people) addTo(buckets, likenessKeys(person), person);
  return buckets;
}

function judgeOne(gathered: Gathered, read: ReadPerson, known: Known): void {
  const { person } = read;
  const verdict = byNumbers(gathered, read, known) ?? byLikeness(gathered, read, known);
  const index = gathered.people.push({ ...read, verdict }) - 1;
  for (const identifier of person.identifiers) {
    const key = numberKey(identifier);
    if (!gathered.byNumber.has(key)) gathered.byNumber.set(key, index);
  }
  if (verdict.what === 'new') addTo(gathered.byLikeness, likenessKeys(person), index);
}

// A number alone does not make two records one person: the date of birth must agree too.
function byNumbers(gathered: Gathered, read: ReadPerson, known: Known): Verdict | null {
  const { person, place } = read;
  const keys = person.identifiers.map(numberKey);
  const ids = [...new Set(keys.flatMap((key) => known.byNumber.get(key) ?? []))];
  const fault = (sentence: string) =>
    addFault(gathered, {
      line: known.placeIs === 'line' ? place : null,
      entry: known.placeIs === 'entry' ? place : null,
      column: null,
      sentence,
    });
  if (ids.length > 1)
    fault(
      'It carries numbers of two people who are here already: find out who is meant and correct the numbers.',
    );
  const here = ids[0] === undefined ? undefined : known.byId.get(ids[0]);
  if (here !== undefined) {
    if (here.birthOn !== person.birthOn)
      fault(
        `It carries the number of somebody here born on ${here.birthOn}, not ${person.birthOn}: correct the date or the number.`,
      );
    return { what: 'here', person: here };
  }
  const index = keys.map((key) => gathered.byNumber.get(key)).find((one) => one !== undefined);
  const above = index === undefined ? undefined : gathered.people[index];
  if (index === undefined || above === undefined) return null;
  if (above.person.birthOn !== person.birthOn)
    fault(
      `It carries the same number as ${known.placeIs} ${above.place}, with another date of birth: correct the date or the number.`,
    );
  return { what: 'again', index };
}

function byLikeness(gathered: Gathered, { person }: ReadPerson, known: Known): Verdict {
  for (const key of likenessKeys(person)) {
    const here = known.byLikeness.get(key)?.find((one) => looksAlike(one, person));
    if (here !== undefined) return { what: 'alike', person: here };
    const index = gathered.byLikeness.get(key)?.find((one) => {
      const above = gathered.people[one]?.person;
      return above !== undefined && looksAlike(above, person);
    });
    if (index !== undefined) return { what: 'alike-above', index };
  }
  return { what: 'new' };
}

async function placeKept(at: SurveyAt, gathered: Gathered, slice: Slice): Promise<void> {
  const asked = [...new Set(slice.kept.flatMap(({ about }) => about ?? []))];
  const found = await findByIdentifiers(at.tx, {
    organizationId: at.organizationId,
    identifiers: asked.map((value) => ({ system: resourceIdSystem, value })),
  });
  const byId = new Map(found.map(({ value, patientId }) => [value, patientId as PatientId]));
  for (const { about, ...kept } of slice.kept) {
    const patientId = about === null ? null : (byId.get(about) ?? null);
    gathered.kept.push({ ...kept, patientId });
    if (about === null || patientId !== null) continue;
    gathered.missingPeople += 1;
    addFault(gathered, {
      line: null,
      column: null,
      entry: null,
      sentence: `It belongs to Patient/${about}, who is not here: bring in the file with this person first.`,
    });
  }
}
