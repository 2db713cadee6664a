// Files that are not brought in yet, with what was found in them.
import type { PatientId } from '#kernel/ids.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { FileInList, ImportFile } from '../rules/import-answers.ts';
import { hindranceOf } from '../rules/import-hindrance.ts';
import { faultInWords } from '../rules/import-reading.ts';
import { findFile, listFiles, progressOf, type FileRow } from './import-files.db.ts';
import { namesOfStaff, zoneOf } from './imports-shown.db.ts';

export async function lookAtFiles(
  ctx: ActionContext,
): Promise<Outcome<{ files: FileInList[]; timeZone: string }>> {
  const { tx, organizationId } = ctx;
  const files = await listFiles(tx, organizationId);
  const names = await namesOfStaff(tx, { organizationId, ids: files.map((file) => file.chosen_by) });
  return ok({
    files: files.map((file) => inList(file, names.get(file.chosen_by) ?? '')),
    timeZone: await zoneOf(tx, organizationId),
  });
}

export async function lookAtFile(
  ctx: ActionContext,
  input: { fileId: string },
): Promise<Outcome<ImportFile>> {
  const { tx, organizationId } = ctx;
  const file = await findFile(tx, { organizationId, fileId: input.fileId });
  if (!file) return refuse('not-found');
  const names = await namesOfStaff(tx, { organizationId, ids: [file.chosen_by] });
  const here = (file.reading?.people ?? []).flatMap(({ like }) => like?.patientId ?? []);
  ctx.about(here as PatientId[], { fileId: file.id });
  return ok({
    ...inList(file, names.get(file.chosen_by) ?? ''),
    clinicId: file.clinic_id,
    numberSystem: file.number_system,
    alikeAs: file.alike_as,
    samePlaces: file.same_places,
    otherPlaces: file.other_places,
    preview: file.reading,
  });
}

export async function lookAtProgress(ctx: ActionContext) {
  return ok({ files: await progressOf(ctx.tx, ctx.organizationId) });
}

function inList(file: FileRow, chosenBy: string): FileInList {
  return {
    id: file.id,
    fileName: file.file_name,
    bytes: file.bytes,
    chosenAt: file.chosen_at,
    chosenBy,
    stage: file.stage,
    done: file.done,
    total: file.total,
    importId: file.import_id,
    ...foundIn(file),
  };
}

function foundIn(file: FileRow) {
  const { reading } = file;
  if (reading === null)
    return { hindrance: null, counts: null, keptInAll: 0, faultCount: 0, firstFault: null };
  const said = { alikeAs: file.alike_as, samePlaces: file.same_places, otherPlaces: file.other_places };
  const [fault] = reading.faults;
  return {
    hindrance: hindranceOf(reading, said),
    counts: reading.counts,
    keptInAll: Object.values(reading.kept).reduce((sum, count) => sum + count, 0),
    faultCount: reading.faultCount,
    firstFault: fault === undefined ? null : faultInWords(fault),
  };
}
