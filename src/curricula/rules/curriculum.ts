// The nouns of curricula and the input schemas that form and route share.
import { z } from 'zod';
import { daySchema } from '../../organization/rules/day.ts';
import { healthTopics } from './health-topics.ts';
import { titleStatuses } from './library-entry.ts';

const words = (most: number, message: string) => z.string().trim().min(1, message).max(most);
const steps = z
  .array(words(300, 'Write what to do, or take this step out.'))
  .min(1, 'Write at least one step.')
  .max(4, 'Four steps are enough for one session.');

export const secularWaySchema = z.strictObject({
  title: words(120, 'Give the secular counterpart a title.'),
  steps,
  handout: words(300, 'Write the line people take home.'),
});

export const topicSchema = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,60}$/, 'Small letters, digits and hyphens only.'),
  title: words(120, 'Give the topic a title.').nullable(),
  titleStatus: z.enum(titleStatuses),
  purpose: words(500, 'Say what the session is for.'),
  steps,
  handout: words(300, 'Write the line people take home.'),
  /** The secular counterpart of a topic that works with the twelve steps; null for every other. */
  secular: secularWaySchema.nullable(),
  healthTopics: z.array(z.enum(healthTopics)).max(healthTopics.length),
});
export type Topic = z.output<typeof topicSchema>;

const versionFields = {
  startsOn: daySchema,
  whenCancelled: z.enum(['shift', 'skip']),
  source: z.string().trim().max(500),
  topics: z.array(topicSchema).min(1, 'A curriculum needs at least one topic.').max(100),
};

export const writeCurriculumSchema = z.strictObject({
  name: words(120, 'Give the curriculum a name.'),
  ...versionFields,
});
export type WriteCurriculum = z.output<typeof writeCurriculumSchema>;

export const reviseCurriculumSchema = z.strictObject({
  ...versionFields,
  /** The newest version its writer has seen: another one in between is never overwritten. */
  afterNumber: z.int().min(1).max(1_000_000),
});
export type ReviseCurriculum = z.output<typeof reviseCurriculumSchema>;

export const takeFromLibrarySchema = z.strictObject({ code: z.string().max(60), startsOn: daySchema });

export const followCurriculumSchema = z.strictObject({
  /** Null: from that day on the group follows none. */
  curriculumId: z.uuid('Choose a curriculum.').nullable(),
  startsOn: daySchema,
  firstPosition: z.int().min(1).max(100).default(1),
  block: z.int().min(1).max(12).default(1),
});
export type FollowCurriculum = z.output<typeof followCurriculumSchema>;

export const ways = ['as_written', 'secular'] as const;
export type Way = (typeof ways)[number];

export const changeTopicSchema = z.strictObject({
  block: z.int().min(1).max(12).default(1),
  /** Code of the topic, or null for the one in order. */
  topicCode: z.string().max(60).nullable(),
  way: z.enum(ways),
  /** The newest change its sender has seen, 0 for none. */
  afterSequence: z.int().min(0).max(1_000_000),
});
export type ChangeTopic = z.output<typeof changeTopicSchema>;

export const paths = ['either', 'twelve_step', 'secular'] as const;
export type Path = (typeof paths)[number];
export const choosePathSchema = z.strictObject({
  path: z.enum(paths),
  afterSequence: z.int().min(0).max(1_000_000),
});
