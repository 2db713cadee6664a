// Every night: keeps the topic of each session whose day has come, so that no later change of order, version or
// cancelled date can reach what a session had.
import type { OrganizationId } from '#kernel/ids.ts';
import type { JobContext, JobKind } from '#platform/jobs/jobs.ts';
import { keepTopics } from './topics.db.ts';

export const keepTopicsJob: JobKind = {
  name: 'curricula.keep-topics',
  summary: 'Keeps the topic of every session whose day has come.',
  cron: '55 7 * * *',
  run: keepTopicsOfTheDay,
};

/** Keeps the topics of one organization until today; running twice adds nothing more. */
export async function keepTopicsOfTheDay(ctx: JobContext): Promise<void> {
  await keepTopics(ctx.tx, { organizationId: ctx.organizationId as OrganizationId, until: ctx.today });
}
