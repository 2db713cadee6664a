// How curricula read on screens.
import { healthTopicRules } from '../rules/health-topics.ts';

export const whenCancelledWords: Readonly<Record<string, string>> = {
  shift: 'A cancelled date shifts its topic to the next date.',
  skip: 'A cancelled date leaves its topic out this round.',
};

/** '26 topics', '1 topic'. */
export function topicsText(count: number): string {
  return count === 1 ? '1 topic' : `${count} topics`;
}

/** 'TB, HIV' of the health topics that a topic covers. */
export function healthText(topics: readonly string[]): string {
  return healthTopicRules
    .filter((rule) => topics.includes(rule.topic))
    .map((rule) => rule.short)
    .join(', ');
}
