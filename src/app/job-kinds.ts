// Every kind of job the server runs by itself; a slice hands its own in here.
import { forgetKeysJob } from '#platform/jobs/forget-keys.ts';
import { keepTopicsJob } from '../curricula/server/keep-topics.ts';
import { extendSessionsJob } from '../groups/server/extend-sessions.ts';
import { importFilesJob } from '../interop/server/work-on-files.ts';
import type { JobKind } from '#platform/jobs/jobs.ts';

export const jobKinds: readonly JobKind[] = [forgetKeysJob, extendSessionsJob, keepTopicsJob, importFilesJob];
