// What the routes of curricula answer.
import { z } from 'zod';
import { topicSchema } from './curriculum.ts';

const curriculumSummary = z.object({
  id: z.string(),
  name: z.string(),
  /** Entry of the library it began from, or own. */
  origin: z.string(),
  number: z.number(),
  startsOn: z.string(),
  whenCancelled: z.string(),
  topicCount: z.number(),
  source: z.string(),
  /** Groups that follow it today or later. */
  groups: z.number(),
});
export type CurriculumSummary = z.output<typeof curriculumSummary>;

export const curriculumList = z.object({
  today: z.string(),
  curricula: z.array(curriculumSummary),
  library: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      says: z.string(),
      source: z.string(),
      topicCount: z.number(),
      /** How many of its titles nobody has confirmed yet. */
      unconfirmed: z.number(),
      isTaken: z.boolean(),
    }),
  ),
});
export type CurriculumList = z.output<typeof curriculumList>;

export const curriculumAnswer = z.object({
  today: z.string(),
  curriculum: curriculumSummary,
  topics: z.array(topicSchema),
  versions: z.array(
    z.object({
      number: z.number(),
      startsOn: z.string(),
      topicCount: z.number(),
      writtenBy: z.string().nullable(),
      writtenAt: z.string(),
    }),
  ),
  groups: z.array(z.object({ id: z.string(), name: z.string(), clinicName: z.string() })),
});
export type CurriculumAnswer = z.output<typeof curriculumAnswer>;

export const curriculumWritten = z.object({ curriculumId: z.string(), number: z.number() });

const topicInBrief = z.object({ code: z.string(), position: z.number(), title: z.string() });

export const sessionTopic = z.object({
  block: z.number(),
  curriculumId: z.string(),
  curriculumName: z.string(),
  /** The topic of the date as it stands. */
  topic: topicSchema,
  position: z.number(),
  topicCount: z.number(),
  way: z.string(),
  /** Whether it was chosen for this date instead of the order. */
  isChanged: z.boolean(),
  /** Title of the topic in order. */
  inOrder: z.string(),
  sequence: z.number(),
  /** All topics of the curriculum, to choose another from. */
  choices: z.array(topicInBrief),
});
export type SessionTopic = z.output<typeof sessionTopic>;

export const sessionTopics = z.object({
  topics: z.array(sessionTopic),
  /** Blocks of the day that follow no curriculum and have a topic in words in the timetable. */
  inWords: z.array(z.object({ block: z.number(), kind: z.string(), topic: z.string() })),
  /** Blocks of the day. */
  blockCount: z.number(),
  /** People of the roster who chose the secular path, in numbers. */
  secularPeople: z.number(),
});
export type SessionTopics = z.output<typeof sessionTopics>;
