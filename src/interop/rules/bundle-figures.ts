// What is counted of a bundle, so that a person can compare it with what the sending system says it sent.
import { z } from 'zod';
import { isBehavioral } from './behavioral-conditions.ts';

export type BundleFigures = {
  readonly entries: number;
  readonly resources: Readonly<Record<string, number>>;
  readonly references: number;
  /** References whose target is an entry of the same bundle; the rest are contained or point outside. */
  readonly referencesToEntries: number;
  readonly encounterClasses: Readonly<Record<string, number>>;
  readonly behavioralConditions: Readonly<Record<string, number>>;
};

export type EntryToCount = {
  readonly fullUrl?: string | undefined;
  readonly resource: Readonly<Record<string, unknown>> & {
    readonly resourceType: string;
    readonly id?: string | undefined;
  };
};

const encounter = z.looseObject({
  resourceType: z.literal('Encounter'),
  class: z.looseObject({ code: z.string() }),
});
const coding = z.looseObject({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
const condition = z.looseObject({
  resourceType: z.literal('Condition'),
  code: z.looseObject({ text: z.string().optional(), coding: z.array(coding).default([]) }),
});

/** Counts a bundle. */
export function figuresOf(entries: readonly EntryToCount[]): BundleFigures {
  const targets = new Set(
    entries.flatMap(({ fullUrl, resource }) => [
      fullUrl,
      resource.id === undefined ? undefined : `${resource.resourceType}/${resource.id}`,
    ]),
  );
  const references = entries.flatMap((entry) => referencesIn(entry.resource));
  return {
    entries: entries.length,
    resources: tally(entries.map((entry) => entry.resource.resourceType)),
    references: references.length,
    referencesToEntries: references.filter((reference) => targets.has(reference)).length,
    encounterClasses: tally(
      entries.flatMap(({ resource }) => encounter.safeParse(resource).data?.class.code ?? []),
    ),
    behavioralConditions: tally(entries.flatMap(({ resource }) => behavioralName(resource) ?? [])),
  };
}

/** Adds the counts of one list of figures to another. */
export function addTallies(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Every `reference` anywhere in a resource. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  );
}

function behavioralName(resource: unknown): string | null {
  const code = condition.safeParse(resource).data?.code;
  const found = code?.coding.find((one) => isBehavioral(one.system, one.code));
  return found ? (found.display ?? code?.text ?? found.code ?? null) : null;
}

function tally(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of names.toSorted()) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}
