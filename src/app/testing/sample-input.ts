// An input for any route, made from its own schemas: a value that fits, with ids of things we choose. A new route needs
// no sample of its own as long as its ids have names that are known here.
import { z } from 'zod';
import { newId } from '#platform/database/new-id.ts';
import type { Route } from '#platform/http/route.ts';
import type { Things } from './object-world.ts';

type JsonSchema = {
  type?: string;
  format?: string;
  pattern?: string;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  items?: JsonSchema;
  properties?: Readonly<Record<string, JsonSchema>>;
};

export type SampledInput = { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown };
export type RequestLine = { method: Route['method']; url: string; body: unknown };

/** Which thing an id in an input names. An id that is none of them is of a thing these tests do not make. */
const thingOf: Readonly<Record<string, keyof Things>> = {
  clinicId: 'clinicId',
  clinic: 'clinicId',
  clinics: 'clinicId',
  clinicIds: 'clinicId',
  roomId: 'roomId',
  groupId: 'groupId',
  sessionId: 'sessionId',
  patientId: 'patientId',
  patientIds: 'patientId',
  people: 'patientId',
  // The cursor of the list of people.
  after: 'patientId',
  // The cursor of the list of notes entered in error.
  before: 'wrongNoteId',
  seatId: 'seatId',
  noteId: 'noteId',
  wrongNoteId: 'wrongNoteId',
  taskId: 'taskId',
  writerId: 'staffMemberId',
  goalId: 'goalId',
  curriculumId: 'curriculumId',
  changeId: 'changeId',
  visitId: 'visitId',
  absenceId: 'absenceId',
  guestId: 'guestId',
  pauseId: 'pauseId',
  entryId: 'entryId',
  keepApartId: 'keepApartId',
  decisionId: 'decisionId',
  toGroupId: 'groupId',
  otherPatientId: 'patientId',
  pullOutId: 'pullOutId',
  stepOutId: 'stepOutId',
  attemptId: 'attemptId',
  tabletId: 'tabletId',
  facilitatorId: 'staffMemberId',
  supervisorId: 'staffMemberId',
  counselor: 'staffMemberId',
  staffMemberId: 'staffMemberId',
  fileId: 'fileId',
  importId: 'importId',
  leaderId: 'staffMemberId',
  secondLeaderId: 'staffMemberId',
  insteadOfId: 'staffMemberId',
  hostedBy: 'groupId',
};

/** Ids whose things cannot be made beforehand; they are answered as not there. */
export const idsWithoutThings: ReadonlySet<string> = new Set([
  'virtualDayIds',
  'passkeyId',
  'assignmentId',
  'signInId',
  'closureId',
  'confirmationId',
  'payerId',
  'changeId',
  'credentialId',
  'supervisionId',
  'absenceId',
  'contactId',
  'openingId',
  'otherId',
  'mergedId',
  'keptId',
]);

// Words that fit where a form is asked for, tried in turn.
const forms = [
  'Canary',
  '10:00',
  '2026-11-23',
  '60618',
  '773-555-0100',
  '+17735550100',
  'America/Chicago',
  'sam.person',
  '123456',
  '1234',
  'abcdefghijklmnopqrstuvwxyz012345',
  'ABCD-EFGH-IJKL-MNOP',
];
const byName: Readonly<Record<string, string | number | boolean>> = {
  state: 'IL',
  postalCode: '60618',
  // Of a contact, which is a phone.
  value: '773-555-0100',
  mayMail: false,
  birthOn: '1990-05-17',
  phone: '773-555-0100',
  callBack: '773-555-0100',
  endsOn: '2026-12-07',
  endsAt: '13:00',
  day: '2026-11-16',
  toMinute: 60,
  fromMinute: 0,
  language: 'es',
  virtualLink: 'https://meet.example/a',
};

/** A value for a schema; `chosen` says which thing each id is to name. */
export function sampleOf(schema: z.ZodType, chosen: (name: string) => string): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return valueFor(json, '', chosen);
}

function valueFor(schema: JsonSchema, name: string, chosen: (name: string) => string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const chosenPart = partOf(schema);
  if (chosenPart) return valueFor(chosenPart, name, chosen);
  if (schema.type === 'object') return objectFor(schema, chosen);
  if (schema.type === 'array') {
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () =>
      valueFor(schema.items ?? {}, name, chosen),
    );
  }
  return schema.type === 'string' ? textFor(schema, name, chosen) : simpleFor(schema, name);
}

// Of several forms the first that is not null; of several demands all together.
function partOf(schema: JsonSchema): JsonSchema | undefined {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.find((choice) => choice.type !== 'null') ?? {};
  return schema.allOf && (Object.assign({}, ...schema.allOf) as JsonSchema);
}

function objectFor(schema: JsonSchema, chosen: (name: string) => string): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {});
  return Object.fromEntries(entries.map(([name, part]) => [name, valueFor(part, name, chosen)]));
}

function simpleFor(schema: JsonSchema, name: string): unknown {
  if (name in byName) return byName[name];
  if (schema.type === 'boolean') return true;
  if (schema.type === 'null') return null;
  return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1);
}

function textFor(schema: JsonSchema, name: string, chosen: (name: string) => string): string {
  if (schema.format === 'uuid' || isListOfIds(schema)) return chosen(name);
  if (schema.format === 'date') return String(byName[name] ?? '2026-11-23');
  if (schema.format === 'date-time') return '2026-11-16T16:05:00Z';
  const fits = (text: string) =>
    text.length >= (schema.minLength ?? 0) && (!schema.pattern || new RegExp(schema.pattern, 'u').test(text));
  const wished = byName[name];
  const found = [...(typeof wished === 'string' ? [wished] : []), ...forms].find(fits);
  return found ?? 'x'.repeat(schema.minLength ?? 1);
}

// Ids with commas, where they stand in a query.
function isListOfIds({ pattern }: JsonSchema): boolean {
  const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const id = '00000000-0000-7000-8000-000000000000';
  return form !== undefined && form.test(`${id},${id}`) && !form.test('Canary');
}

/** Names of all ids a route takes, in path, query and body. */
export function idsOf(route: Route): string[] {
  const names = new Set<string>();
  sampleInput(route, (name) => {
    names.add(name);
    return newId();
  });
  return [...names];
}

/** Whether these tests know what an id of this name is of. */
export function isKnownId(name: string): boolean {
  return name in thingOf || idsWithoutThings.has(name);
}

/** An input for a route in which every id names one of the things. */
export function sampleInput(route: Route, chosen: (name: string) => string): SampledInput {
  const part = (schema: z.ZodType | undefined) => (schema ? sampleOf(schema, chosen) : undefined);
  return {
    params: (part(route.input.params) ?? {}) as Record<string, unknown>,
    query: (part(route.input.query) ?? {}) as Record<string, unknown>,
    body: part(route.input.body),
  };
}

/** Chooses ids from the things; `strange` names an id that comes from other things instead. */
export function idsFrom(
  things: Things,
  strange?: { name: string; things: Things },
): (name: string) => string {
  return (name) => {
    const thing = thingOf[name];
    if (thing === undefined) return newId();
    return (strange?.name === name ? strange.things : things)[thing];
  };
}

/** The request line of an input. */
export function requestLine(route: Route, input: SampledInput): RequestLine {
  const path = route.path.replace(/:(\w+)/g, (_found, name: string) =>
    encodeURIComponent(String(input.params[name])),
  );
  const query = Object.entries(input.query).map(([name, value]): [string, string] => [name, String(value)]);
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
  return { method: route.method, url: `${path}${search}`, body: input.body };
}
