// Reads a FHIR R4 bundle (https://hl7.org/fhir/R4/bundle.html): the people in it, and which person each other
// resource belongs to. Nothing is guessed: what cannot be read is named with the number of its entry.
import { z } from 'zod';
import type { LocalDate } from '#kernel/local-date.ts';
import { figuresOf, type BundleFigures, type EntryToCount } from './bundle-figures.ts';
import { fhirPatientSchema, personOf, type PersonToImport } from './fhir-patient.ts';
import { whyNotKeepable } from './keepable.ts';

/** What is wrong, in a sentence that says what to do; `entry` counts from 1, null means the file as a whole. */
export type BundleFault = { readonly entry: number | null; readonly sentence: string };

export type ResourceToKeep = {
  readonly resourceType: string;
  readonly sourceId: string;
  /** Which of the people it belongs to. */
  readonly person: number;
  readonly content: Readonly<Record<string, unknown>>;
};
export type BundleToImport = {
  readonly people: readonly PersonToImport[];
  readonly resources: readonly ResourceToKeep[];
  readonly figures: BundleFigures;
};
export type BundleReading =
  | { readonly ok: true; readonly value: BundleToImport }
  | { readonly ok: false; readonly faults: readonly BundleFault[] };

const readTypes = ['transaction', 'batch', 'collection', 'document', 'searchset', 'message'] as const;
const bundleSchema = z.looseObject({
  resourceType: z.literal('Bundle'),
  type: z.enum(readTypes),
  entry: z.array(z.unknown()).default([]),
});
const entrySchema = z.looseObject({
  fullUrl: z.string().optional(),
  resource: z.looseObject({
    resourceType: z.string().regex(/^[A-Z][A-Za-z]{1,63}$/),
    id: z.string().min(1).max(200).optional(),
  }),
});
type Entry = z.output<typeof entrySchema>;

const mostFaults = 20;

/** Reads a bundle whole, or says everything that is wrong with it. */
export function readBundle(value: unknown, today: LocalDate): BundleReading {
  const bundle = bundleSchema.safeParse(value);
  if (!bundle.success) return { ok: false, faults: [{ entry: null, sentence: whyNoBundle(value) }] };
  const entries = bundle.data.entry.map((entry) => entrySchema.safeParse(entry));
  const people = entries.map((entry) =>
    entry.data?.resource.resourceType === 'Patient' ? readPerson(entry.data.resource, today) : null,
  );
  const faults = entries.flatMap((entry, index) => {
    const sentence = faultOf(entry.data, people[index] ?? null);
    return sentence === null ? [] : [{ entry: index + 1, sentence }];
  });
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const read = entries.flatMap((entry) => (entry.success ? [entry.data] : []));
  const found = people.flatMap((person) => (person?.ok ? [person.value] : []));
  if (found.length === 0)
    return {
      ok: false,
      faults: [{ entry: null, sentence: 'There is no Patient in it: a bundle must hold at least one.' }],
    };
  return {
    ok: true,
    value: {
      people: found,
      resources: resourcesOf(read),
      figures: figuresOf(read satisfies readonly EntryToCount[]),
    },
  };
}

function whyNoBundle(value: unknown): string {
  const type = z
    .looseObject({ resourceType: z.string(), type: z.unknown().optional() })
    .safeParse(value).data;
  if (type === undefined) return 'It is not FHIR: a JSON object with "resourceType": "Bundle" is expected.';
  if (type.resourceType !== 'Bundle')
    return `It is a FHIR ${type.resourceType.slice(0, 64)}, not a Bundle: wrap it in one.`;
  return `It is not a bundle that can be read: its type must be one of ${readTypes.join(', ')}, and its entry a list.`;
}

export type PersonReading = { ok: true; value: PersonToImport } | { ok: false; why: string };

function faultOf(entry: Entry | undefined, person: PersonReading | null): string | null {
  if (entry === undefined)
    return 'It has no resource with a resourceType: take the entry out or complete it.';
  const why = whyNotKeepable(entry);
  if (why !== null) return `It ${why}: take that out and try again.`;
  return person === null || person.ok ? null : `The patient ${person.why}.`;
}

/** Reads the Patient of an entry; `why` says what to put right. */
export function readPerson(resource: unknown, today: LocalDate): PersonReading {
  const patient = fhirPatientSchema.safeParse(resource);
  if (!patient.success) {
    const where = patient.error.issues[0]?.path.join('.') ?? '';
    return {
      ok: false,
      why: `is not shaped as FHIR R4 says${where === '' ? '' : ` at ${where}`}: correct it`,
    };
  }
  const person = personOf(patient.data, today);
  return person.ok ? person : { ok: false, why: String(person.facts['why']) };
}

// A resource belongs to the person it names as its subject; those that name nobody (practitioners,
// organizations) came in the first person's file and stay there.
export const belongs = z.looseObject({
  subject: z.looseObject({ reference: z.string() }).optional().catch(undefined),
  patient: z.looseObject({ reference: z.string() }).optional().catch(undefined),
  beneficiary: z.looseObject({ reference: z.string() }).optional().catch(undefined),
});

function resourcesOf(entries: readonly Entry[]): ResourceToKeep[] {
  const patients = entries.filter((entry) => entry.resource.resourceType === 'Patient');
  const byName = new Map(
    patients.flatMap((entry, person) => namesOf(entry).map((name) => [name, person] as const)),
  );
  return entries.map((entry, index) => {
    const { subject, patient, beneficiary } = belongs.parse(entry.resource);
    const named = (subject ?? patient ?? beneficiary)?.reference ?? '';
    const person =
      entry.resource.resourceType === 'Patient' ? patients.indexOf(entry) : (byName.get(named) ?? 0);
    return {
      resourceType: entry.resource.resourceType,
      sourceId: entry.resource.id ?? entry.fullUrl ?? `entry ${index + 1}`,
      person,
      content: entry.resource,
    };
  });
}

function namesOf(entry: Entry): string[] {
  const { id } = entry.resource;
  return [
    ...(entry.fullUrl === undefined ? [] : [entry.fullUrl]),
    ...(id === undefined ? [] : [`Patient/${id}`, `urn:uuid:${id}`]),
  ];
}
