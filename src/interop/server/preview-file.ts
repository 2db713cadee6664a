// What a survey found, as the preview shows it: all counts, and of a long file the people who need a look.
import type { FoundInFile, ImportPreview } from '../rules/import-answers.ts';
import { addTallies } from '../rules/bundle-figures.ts';
import { isAlike } from './judge-alike.ts';
import type { Judged, Survey } from './survey-file.ts';

const mostAlike = 500;
const mostOthers = 200;

export function previewOf(survey: Survey, knownImportId: string | null): ImportPreview {
  const { summary, people } = survey;
  const alike = people.filter(isAlike);
  const others = people.filter((judged) => !isAlike(judged));
  const shown = [...alike.slice(0, mostAlike), ...others.slice(0, mostOthers)];
  const count = (what: string) => people.filter(({ verdict }) => verdict.what === what).length;
  const { csv } = summary;
  return {
    format: summary.format,
    encoding: summary.encoding,
    lines: summary.lines,
    csv: csv && {
      ...csv,
      headings: [...csv.headings],
      columns: [...csv.columns],
      missing: [...csv.missing],
      dateExamples: [...csv.dateExamples],
      samples: csv.samples.map((cells) => [...cells]),
    },
    counts: { new: count('new'), here: count('here'), again: count('again'), alike: alike.length },
    kept: survey.kept.reduce<Record<string, number>>(
      (sum, { resourceType }) => addTallies(sum, { [resourceType]: 1 }),
      {},
    ),
    people: shown.map((judged) => found(judged, people)),
    peopleLeftOut: people.length - shown.length,
    faults: [...survey.faults],
    faultCount: survey.faultCount,
    waitsForPeople: survey.waitsForPeople,
    knownImportId,
  };
}

function found(judged: Judged, people: readonly Judged[]): FoundInFile {
  const { verdict, person, place } = judged;
  return {
    ...named(person),
    place,
    what: verdict.what,
    hasDied: person.diedOn !== null || person.diedOnUnknownDay,
    like: likeOf(verdict, people),
  };
}

function likeOf(verdict: Judged['verdict'], people: readonly Judged[]): FoundInFile['like'] {
  if (verdict.what === 'new') return null;
  if (verdict.what === 'here' || verdict.what === 'alike') {
    const { person } = verdict;
    return { ...named(person), patientId: person.id, number: person.number, place: null };
  }
  const above = people[verdict.index];
  return above === undefined
    ? null
    : { ...named(above.person), patientId: null, number: null, place: above.place };
}

function named(person: {
  givenName: string;
  familyName: string;
  preferredName: string | null;
  birthOn: string;
}) {
  const { givenName, familyName, preferredName, birthOn } = person;
  return { givenName, familyName, preferredName, birthOn };
}

/** A preview of a file that broke while it was read. */
export const brokenPreview: ImportPreview = {
  format: 'csv',
  encoding: 'utf-8',
  lines: 0,
  csv: null,
  counts: { new: 0, here: 0, again: 0, alike: 0 },
  kept: {},
  people: [],
  peopleLeftOut: 0,
  faults: [
    {
      line: null,
      column: null,
      entry: null,
      sentence: 'Something broke while the file was read. Nothing was written; tell your administrator.',
    },
  ],
  faultCount: 1,
  waitsForPeople: false,
  knownImportId: null,
};
