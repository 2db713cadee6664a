// Says which curriculum a group works through from a day on. What it followed before ends the day before, and
// sessions keep the topics they had.
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { ok, refuse, type Outcome } from '#kernel/outcome.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { clinicsOf } from '../../groups/server/door.ts';
import type { FollowCurriculum } from '../rules/curriculum.ts';
import { findCurricula } from './curricula.db.ts';
import { endPlan, findGroupInBrief, findPlansFrom, insertPlan } from './topics.db.ts';

export async function followCurriculum(
  ctx: ActionContext,
  input: FollowCurriculum & { groupId: string },
): Promise<Outcome<{ groupId: string }>> {
  const { organizationId, today } = ctx;
  const group = await findGroupInBrief(ctx.tx, { organizationId, groupId: input.groupId });
  const clinics = clinicsOf(ctx.scope);
  if (!group || (clinics !== null && !clinics.includes(group.clinic_id)))
    return refuse('topic-group-not-found');
  if (input.startsOn < today) return refuse('version-starts-in-past');
  const fits = await fitsCurriculum(ctx, input);
  if (!fits.ok) return fits;
  const key = { organizationId, groupId: group.id, block: input.block, from: input.startsOn };
  for (const plan of await findPlansFrom(ctx.tx, key)) {
    const begins = plan.starts_on >= input.startsOn;
    await endPlan(
      ctx.tx,
      { organizationId, planId: plan.id },
      begins ? { withdrawn: true } : { endsOn: addDays(input.startsOn as LocalDate, -1) },
    );
  }
  if (input.curriculumId !== null) {
    await insertPlan(ctx.tx, {
      ...key,
      clinicId: group.clinic_id,
      curriculumId: input.curriculumId,
      startsOn: input.startsOn,
      firstPosition: input.firstPosition,
      by: ctx.staffMemberId,
      at: ctx.now,
    });
  }
  ctx.about([], {
    groupId: group.id,
    ...(input.curriculumId === null ? {} : { curriculumId: input.curriculumId }),
  });
  ctx.announce('topics', group.id);
  return ok({ groupId: group.id });
}

async function fitsCurriculum(ctx: ActionContext, input: FollowCurriculum): Promise<Outcome<true>> {
  if (input.curriculumId === null) return ok(true);
  const { organizationId, today } = ctx;
  const [curriculum] = await findCurricula(ctx.tx, {
    organizationId,
    today,
    curriculumId: input.curriculumId,
  });
  if (!curriculum) return refuse('curriculum-not-found');
  return input.firstPosition > curriculum.topic_count ? refuse('first-topic-unknown') : ok(true);
}
