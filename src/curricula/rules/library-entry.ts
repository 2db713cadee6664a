// What an entry of the library is made of.
import type { HealthTopic } from './health-topics.ts';

/** own: written by us. seen: read in the source. recalled: from memory, not confirmed. */
export const titleStatuses = ['own', 'seen', 'recalled', 'unknown', 'no_fixed_title'] as const;
export type TitleStatus = (typeof titleStatuses)[number];
export type WhenCancelled = 'shift' | 'skip';

export type SecularWay = {
  readonly title: string;
  readonly steps: readonly string[];
  readonly handout: string;
};
export type LibraryTopic = {
  readonly code: string;
  readonly title: string | null;
  /** 'own' where left out. */
  readonly titleStatus?: TitleStatus;
  readonly purpose: string;
  readonly steps: readonly string[];
  readonly handout: string;
  /** The secular counterpart: what has one works with the twelve steps. */
  readonly secular?: SecularWay;
  readonly healthTopics?: readonly HealthTopic[];
};
export type LibraryCurriculum = {
  readonly code: string;
  readonly name: string;
  readonly says: string;
  readonly source: string;
  readonly whenCancelled: WhenCancelled;
  readonly topics: readonly LibraryTopic[];
};

export type MatrixTopic = {
  readonly title: string | null;
  readonly titleStatus: TitleStatus;
  readonly secular?: SecularWay;
};
