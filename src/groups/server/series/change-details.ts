// Changes what a group says of itself, whatever its timetable. Two editors never overwrite each other.
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import type { z } from 'zod';
import type { changeDetailsSchema } from '../../rules/group.ts';
import type { GroupsTx } from '../groups.db.ts';
import { findUntoldOfPets, untoldWords, writeToldOfPets } from './pets-told.ts';
import { lockSeries, type GroupOf } from './series.db.ts';

type Details = z.output<typeof changeDetailsSchema>;

export async function changeDetails(
  ctx: ActionContext,
  input: { groupId: string } & Details,
): Promise<Outcome<{ groupId: string; version: number }>> {
  const key = { organizationId: ctx.organizationId, groupId: input.groupId };
  const series = await lockSeries(ctx.tx, ctx.scope, key);
  if (!series) return refuse('group-not-found');
  if (series.version !== input.version) return refuse('group-changed');
  if (input.oldest !== null && input.oldest < input.youngest) return refuse('ages-out-of-order');
  if (input.petsWelcome && !series.petsWelcome) {
    const untold = await findUntoldOfPets(ctx.tx, series.groupId);
    if (untold.length > 0 && !input.petsTold)
      return refuse('pets-trouble-people', { people: untoldWords(untold) });
    if (untold.length > 0) await writeToldOfPets(ctx.tx, series.groupId);
  }
  const version = series.version + 1;
  await updateDetails(ctx.tx, key, { ...input, version });
  ctx.about([], { groupId: series.groupId });
  ctx.announce('groups', series.groupId);
  return ok({ groupId: series.groupId, version });
}

async function updateDetails(tx: GroupsTx, key: GroupOf, details: Details): Promise<void> {
  await tx
    .updateTable('groups')
    .set({
      name: details.name,
      language: details.language,
      audiences: details.audiences,
      youngest: details.youngest,
      oldest: details.oldest,
      pets_welcome: details.petsWelcome,
      virtual_link: details.virtualLink,
      stated_minutes: details.statedMinutes,
      stated_sessions: details.statedSessions,
      version: details.version,
    })
    .where('organization_id', '=', key.organizationId)
    .where('id', '=', key.groupId)
    .execute();
}
