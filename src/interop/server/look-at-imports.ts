// What was brought in: the list, one import with what it kept, and everything it kept given back.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { safeCsv } from '../rules/csv-text.ts';
import type { ImportInList, OneImport } from '../rules/import-answers.ts';
import { whyNotUndone } from '../rules/refusals.ts';
import {
  everythingKept,
  findOneImport,
  keptByType,
  listImports,
  peopleOfImport,
  whereWrittenSince,
  zoneOf,
} from './imports-shown.db.ts';
import { lineType } from './read-csv.ts';

const pageSize = 50;
const mostPeople = 1000;

export async function lookAtImports(
  ctx: ActionContext,
  input: { after?: string | undefined },
): Promise<Outcome<{ imports: ImportInList[]; after: string | null; timeZone: string }>> {
  const { tx, organizationId } = ctx;
  const found = await listImports(tx, { organizationId, after: input.after, most: pageSize + 1 });
  const imports = found.slice(0, pageSize);
  return ok({
    imports,
    after: found.length > pageSize ? (imports.at(-1)?.id ?? null) : null,
    timeZone: await zoneOf(tx, organizationId),
  });
}

export async function lookAtImport(
  ctx: ActionContext,
  input: { importId: string },
): Promise<Outcome<OneImport>> {
  const { tx, organizationId } = ctx;
  const key = { organizationId, importId: input.importId };
  ctx.about([], { importId: input.importId });
  const found = await findOneImport(tx, key);
  if (!found) return refuse('not-found');
  const people = await peopleOfImport(tx, { ...key, most: mostPeople });
  const written = found.undoneAt === null ? await whereWrittenSince(tx, input.importId) : null;
  ctx.about(people.map(({ patientId }) => patientId as PatientId));
  const inAll = found.undoneAt === null ? found.peopleAdded + found.peopleKnown : 0;
  return ok({
    ...found,
    timeZone: await zoneOf(tx, organizationId),
    kept: await keptByType(tx, key),
    people,
    peopleLeftOut: Math.max(0, inAll - people.length),
    whyNotUndone: written === null ? null : whyNotUndone(written),
  });
}

/** Everything an import kept: as a FHIR bundle or JSON without loss, or lines of CSV as a table for a spreadsheet. */
export async function giveBack(
  ctx: ActionContext,
  input: { importId: string; as: 'json' | 'csv' },
): Promise<Outcome<{ fileName: string; text: string }>> {
  const { tx, organizationId } = ctx;
  const key = { organizationId, importId: input.importId };
  ctx.about([], { importId: input.importId, as: input.as });
  const found = await findOneImport(tx, key);
  if (!found) return refuse('not-found');
  const kept = await everythingKept(tx, key);
  ctx.about([...new Set(kept.flatMap(({ patientId }) => patientId ?? []))] as PatientId[]);
  const fileName = `import-${found.importedAt.slice(0, 10)}.${input.as}`;
  if (input.as === 'csv') return ok({ fileName, text: csvOf(kept) });
  const entries = kept.map(({ content }) => `{"resource":${content}}`).join(',\n');
  const text =
    found.format === 'csv'
      ? `[${kept.map(({ content }) => content).join(',\n')}]\n`
      : `{"resourceType":"Bundle","type":"collection","entry":[${entries}]}\n`;
  return ok({ fileName, text });
}

// Cells that a spreadsheet would run as formulas are made harmless here; the JSON has them as they came.
function csvOf(kept: readonly { resourceType: string; content: string }[]): string {
  const lines = kept
    .filter(({ resourceType }) => resourceType === lineType)
    .map(({ content }) => cellsOf(content));
  const headings = lines[0]?.map(([heading]) => heading) ?? [];
  return safeCsv([headings, ...lines.map((cells) => cells.map(([, cell]) => cell))]);
}

function cellsOf(content: string): [string, string][] {
  return (JSON.parse(content) as { cells: [string, string][] }).cells;
}
