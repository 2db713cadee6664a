// What the routes of imports answer, and what the preview of a file keeps.
import { z } from 'zod';
import { csvFields } from './csv-columns.ts';
import { dateOrders } from './csv-dates.ts';
import { separators } from './csv-text.ts';
import { encodings, importFormats } from './import-reading.ts';

const faultSchema = z.object({
  line: z.number().nullable(),
  column: z.string().nullable(),
  entry: z.number().nullable(),
  sentence: z.string(),
});
const personSchema = z.object({
  givenName: z.string(),
  familyName: z.string(),
  preferredName: z.string().nullable(),
  birthOn: z.string(),
});
/** Somebody in the file, and what becomes of them. */
const foundSchema = personSchema.extend({
  place: z.number(),
  what: z.enum(['new', 'here', 'again', 'alike', 'alike-above']),
  hasDied: z.boolean(),
  /** Who is here, or who stands above in the file. */
  like: personSchema
    .extend({ patientId: z.string().nullable(), number: z.string().nullable(), place: z.number().nullable() })
    .nullable(),
});
const csvSchema = z.object({
  separator: z.enum(separators),
  headings: z.array(z.string()),
  columns: z.array(z.enum(csvFields).nullable()),
  missing: z.array(z.enum(csvFields)),
  dateOrder: z.enum(dateOrders),
  isDateOrderSure: z.boolean(),
  dateExamples: z.array(z.object({ order: z.enum(dateOrders), written: z.string(), reads: z.string() })),
  samples: z.array(z.array(z.string())),
});
export const importPreviewSchema = z.object({
  format: z.enum(importFormats),
  encoding: z.enum(encodings),
  lines: z.number(),
  csv: csvSchema.nullable(),
  counts: z.object({ new: z.number(), here: z.number(), again: z.number(), alike: z.number() }),
  kept: z.record(z.string(), z.number()),
  /** People to look at, those who look alike first; not all of a long file. */
  people: z.array(foundSchema),
  peopleLeftOut: z.number(),
  faults: z.array(faultSchema),
  faultCount: z.number(),
  waitsForPeople: z.boolean(),
  /** The import that brought this very content in before. */
  knownImportId: z.string().nullable(),
});
export type ImportPreview = z.output<typeof importPreviewSchema>;
export type FoundInFile = z.output<typeof foundSchema>;

export const fileStages = ['arriving', 'to_read', 'read', 'to_bring_in', 'brought_in'] as const;
const fileInListSchema = z.object({
  id: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  chosenAt: z.string(),
  chosenBy: z.string(),
  stage: z.enum(fileStages),
  done: z.number(),
  total: z.number(),
  importId: z.string().nullable(),
  /** What keeps it from being brought in, if it was read. */
  hindrance: z.enum(['faults', 'columns', 'dates', 'alike', 'known', 'waits']).nullable(),
  counts: importPreviewSchema.shape.counts.nullable(),
  keptInAll: z.number(),
  faultCount: z.number(),
  firstFault: z.string().nullable(),
});
export type FileInList = z.output<typeof fileInListSchema>;
export const filesSchema = z.object({ files: z.array(fileInListSchema), timeZone: z.string() });

export const fileSchema = fileInListSchema.extend({
  clinicId: z.string().nullable(),
  numberSystem: z.string().nullable(),
  alikeAs: z.enum(['same', 'other']).nullable(),
  samePlaces: z.array(z.number()),
  otherPlaces: z.array(z.number()),
  preview: importPreviewSchema.nullable(),
});
export type ImportFile = z.output<typeof fileSchema>;

export const chosenSchema = z.object({ fileId: z.string(), partBytes: z.number() });
export const fileIdSchema = z.object({ fileId: z.string() });
export const progressSchema = z.object({
  files: z.array(
    z.object({ id: z.string(), stage: z.enum(fileStages), done: z.number(), total: z.number() }),
  ),
});

const importInListSchema = z.object({
  id: z.string(),
  format: z.string(),
  importedAt: z.string(),
  importedBy: z.string().nullable(),
  clinicName: z.string().nullable(),
  peopleAdded: z.number(),
  peopleKnown: z.number(),
  resourcesKept: z.number(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type ImportInList = z.output<typeof importInListSchema>;
export const importsSchema = z.object({
  imports: z.array(importInListSchema),
  after: z.string().nullable(),
  timeZone: z.string(),
});

export const importSchema = importInListSchema.extend({
  timeZone: z.string(),
  kept: z.array(z.object({ resourceType: z.string(), kept: z.number() })),
  people: z.array(
    personSchema.extend({ patientId: z.string(), number: z.string(), place: z.number(), added: z.boolean() }),
  ),
  peopleLeftOut: z.number(),
  /** Why it cannot be undone, in words; null while it can. */
  whyNotUndone: z.string().nullable(),
});
export type OneImport = z.output<typeof importSchema>;
export const givenBackSchema = z.object({ fileName: z.string(), text: z.string() });
export const undoneSchema = z.object({ importId: z.string(), peopleTaken: z.number() });
