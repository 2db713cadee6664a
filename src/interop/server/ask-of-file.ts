// What is asked of a file that arrived: reading it another way, deciding about look-alikes, bringing it in, stopping
// that, leaving it.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { hindranceOf } from '../rules/import-hindrance.ts';
import type { DecideAlike, ReadAgain } from '../rules/import-input.ts';
import { changeFile, dropFile, findFile, type FileChange, type FileRow } from './import-files.db.ts';
import { importWorkTopic, importsTopic } from './work-on-files.ts';

type OfFile = { fileId: string };
type Asked = Promise<Outcome<OfFile>>;

export async function readAgain(ctx: ActionContext, input: OfFile & ReadAgain): Asked {
  const { clinicId, separator, columns, dateOrder, numberSystem } = input;
  const wished = {
    clinic_id: clinicId,
    separator,
    columns,
    date_order: dateOrder,
    number_system: numberSystem,
  };
  const change = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined));
  return changeIf(ctx, input, (file) =>
    file.stage === 'arriving'
      ? refuse('import-file-not-whole')
      : // Places are other people when the lines are read another way.
        ok({
          ...change,
          stage: 'to_read',
          asked: file.asked + 1,
          alike_as: null,
          same_places: [],
          other_places: [],
        }),
  );
}

export async function decideAlike(ctx: ActionContext, input: OfFile & DecideAlike): Asked {
  return changeIf(ctx, input, (file) =>
    file.stage === 'read'
      ? ok({ alike_as: input.alikeAs, same_places: input.samePlaces, other_places: input.otherPlaces })
      : refuse('import-file-busy'),
  );
}

/** Asks for a file to be brought in; the work runs as a job and goes on whatever becomes of the tab. */
export async function bringIn(ctx: ActionContext, input: OfFile): Asked {
  return changeIf(ctx, input, (file) => {
    if (file.stage === 'to_bring_in') return ok({});
    if (file.stage !== 'read' || file.reading === null) return refuse('import-file-busy');
    const said = { alikeAs: file.alike_as, samePlaces: file.same_places, otherPlaces: file.other_places };
    if (hindranceOf(file.reading, said) !== null) return refuse('import-not-ready');
    return ok({ stage: 'to_bring_in', asked: file.asked + 1, done: 0, total: 0 });
  });
}

/** Stops what is being brought in: nothing of it is left, and the file stands as it did before. */
export async function stopBringingIn(ctx: ActionContext, input: OfFile): Asked {
  const key = { organizationId: ctx.organizationId, fileId: input.fileId };
  ctx.about([], { fileId: input.fileId });
  const file = await findFile(ctx.tx, key, true);
  if (!file) return refuse('not-found');
  // Whoever is too late sees that it came in, and may undo that.
  if (file.stage !== 'to_bring_in') return ok({ fileId: input.fileId });
  await changeFile(ctx.tx, key, { stage: 'read', asked: file.asked + 1, done: 0, total: 0 });
  ctx.announce(importsTopic, input.fileId);
  return ok({ fileId: input.fileId });
}

/** Takes a file away that is not to come in, or that has come in. */
export async function leaveFile(ctx: ActionContext, input: OfFile): Asked {
  const key = { organizationId: ctx.organizationId, fileId: input.fileId };
  ctx.about([], { fileId: input.fileId });
  const file = await findFile(ctx.tx, key, true);
  if (!file) return refuse('not-found');
  if (file.stage === 'to_bring_in') return refuse('import-file-busy');
  await dropFile(ctx.tx, key);
  ctx.announce(importsTopic, input.fileId);
  return ok({ fileId: input.fileId });
}

async function changeIf(
  ctx: ActionContext,
  { fileId }: OfFile,
  decide: (file: FileRow) => Outcome<FileChange>,
): Asked {
  const key = { organizationId: ctx.organizationId, fileId };
  ctx.about([], { fileId });
  const file = await findFile(ctx.tx, key, true);
  if (!file || file.stage === 'brought_in') return refuse('not-found');
  const change = file.stage === 'to_bring_in' ? busyUnlessNothing(decide(file)) : decide(file);
  if (!change.ok) return change;
  if (Object.keys(change.value).length === 0) return ok({ fileId });
  await changeFile(ctx.tx, key, change.value);
  if (change.value.asked !== undefined) ctx.announce(importWorkTopic, fileId);
  ctx.announce(importsTopic, fileId);
  return ok({ fileId });
}

// What is being brought in can only be asked for once more, which changes nothing.
function busyUnlessNothing(change: Outcome<FileChange>): Outcome<FileChange> {
  return change.ok && Object.keys(change.value).length > 0 ? refuse('import-file-busy') : change;
}
