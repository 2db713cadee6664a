// Answers kept for a repeated request (see http/idempotency.ts) are of use for a day; after two they go.
import { forgetIdempotencyKeys } from './jobs.db.ts';
import type { JobContext, JobKind } from './jobs.ts';

const keptHours = 48;

export const forgetKeysJob: JobKind = {
  name: 'platform.forget-keys',
  summary: `Takes away kept answers to repeated requests older than ${keptHours} hours.`,
  cron: '20 8 * * *',
  run: forgetKeys,
};

async function forgetKeys({ tx, now }: JobContext): Promise<void> {
  const before = new Date(Date.parse(now) - keptHours * 3_600_000).toISOString();
  await forgetIdempotencyKeys(tx, before);
}
