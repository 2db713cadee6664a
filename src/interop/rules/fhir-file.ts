// A FHIR R4 file: a bundle, or a single resource. A single one that is no Patient belongs to the person it names, who
// must be here already, or to nobody (a questionnaire, a practitioner).
import { z } from 'zod';
import type { LocalDate } from '#kernel/local-date.ts';
import { figuresOf, type BundleFigures } from './bundle-figures.ts';
import { belongs, readBundle, readPerson, type BundleFault, type BundleReading } from './fhir-bundle.ts';
import type { PersonToImport } from './fhir-patient.ts';
import { whyNotKeepable } from './keepable.ts';

export type FhirResource = {
  readonly person: number | null;
  readonly about: string | null;
  readonly resourceType: string;
  readonly sourceId: string;
  readonly content: Readonly<Record<string, unknown>>;
};
export type FhirToImport = {
  readonly format: 'fhir_r4_bundle' | 'fhir_r4_resource';
  readonly people: readonly PersonToImport[];
  readonly resources: readonly FhirResource[];
  readonly figures: BundleFigures;
};
export type FhirReading =
  | { readonly ok: true; readonly value: FhirToImport }
  | { readonly ok: false; readonly faults: readonly BundleFault[] };

const single = z.looseObject({
  resourceType: z.string().regex(/^[A-Z][A-Za-z]{1,63}$/),
  id: z.string().min(1).max(200).optional(),
});
const patientName = /(?:^|\/)Patient\/([A-Za-z0-9.-]{1,64})(?:\/_history\/.*)?$/;

/** Reads a file's JSON whole, or says everything that is wrong with it. */
export function readFhir(value: unknown, today: LocalDate): FhirReading {
  const resource = single.safeParse(value).data;
  return resource === undefined || resource.resourceType === 'Bundle'
    ? ofBundle(readBundle(value, today))
    : readSingle(resource, today);
}

function ofBundle(reading: BundleReading): FhirReading {
  if (!reading.ok) return reading;
  const resources = reading.value.resources.map((resource) => ({ ...resource, about: null }));
  return { ok: true, value: { ...reading.value, format: 'fhir_r4_bundle', resources } };
}

function readSingle(resource: z.output<typeof single>, today: LocalDate): FhirReading {
  const why = whyNotKeepable(resource);
  if (why !== null) return fault(`It ${why}: take that out and try again.`);
  const isPatient = resource.resourceType === 'Patient';
  const person = isPatient ? readPerson(resource, today) : null;
  if (person?.ok === false) return fault(`The patient ${person.why}.`);
  const kept = {
    person: isPatient ? 0 : null,
    about: isPatient ? null : patientNamed(resource),
    resourceType: resource.resourceType,
    sourceId: resource.id ?? 'without id',
    content: resource,
  };
  return {
    ok: true,
    value: {
      format: 'fhir_r4_resource',
      people: person?.ok ? [person.value] : [],
      resources: [kept],
      figures: figuresOf([{ resource }]),
    },
  };
}

function patientNamed(resource: z.output<typeof single>): string | null {
  const { subject, patient, beneficiary } = belongs.parse(resource);
  return patientName.exec((subject ?? patient ?? beneficiary)?.reference ?? '')?.[1] ?? null;
}

function fault(sentence: string): FhirReading {
  return { ok: false, faults: [{ entry: null, sentence }] };
}
