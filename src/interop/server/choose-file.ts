// Takes a chosen file, part by part. Nothing of it stands in a record until somebody says "Bring in".
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { partBytes, type ChooseFile } from '../rules/import-input.ts';
import { bytesArrived, changeFile, countFiles, findFile, insertFile, putPart } from './import-files.db.ts';
import { importWorkTopic, importsTopic } from './work-on-files.ts';

const mostOpenFiles = 100;

export async function chooseFile(
  ctx: ActionContext,
  input: ChooseFile,
): Promise<Outcome<{ fileId: string; partBytes: number }>> {
  const { organizationId, staffMemberId } = ctx;
  if ((await countFiles(ctx.tx, organizationId)) >= mostOpenFiles)
    return refuse('import-too-many-files', { most: mostOpenFiles });
  const fileId = await insertFile(ctx.tx, {
    organizationId,
    ...input,
    chosenBy: staffMemberId,
    chosenAt: ctx.now,
  });
  ctx.about([], { fileId, bytes: input.bytes });
  ctx.announce(importsTopic, fileId);
  return ok({ fileId, partBytes });
}

/** A part of a file; the last to arrive has the file read. */
export async function takePart(
  ctx: ActionContext,
  input: { fileId: string; part: number; content: string },
): Promise<Outcome<{ fileId: string }>> {
  const key = { organizationId: ctx.organizationId, fileId: input.fileId };
  const file = await findFile(ctx.tx, key, true);
  if (!file) return refuse('not-found');
  // A part that is sent again after the last one arrived changes nothing.
  if (file.stage !== 'arriving') return ok({ fileId: file.id });
  const content = Buffer.from(input.content, 'base64');
  const room = Math.min(partBytes, file.bytes - input.part * partBytes);
  if (content.length !== Math.max(0, room) || content.length === 0) return refuse('import-file-not-whole');
  await putPart(ctx.tx, key, { part: input.part, content });
  if ((await bytesArrived(ctx.tx, key)) === file.bytes) {
    await changeFile(ctx.tx, key, { stage: 'to_read', asked: file.asked + 1 });
    ctx.announce(importWorkTopic, file.id);
  }
  return ok({ fileId: file.id });
}
