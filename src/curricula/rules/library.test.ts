import { describe, expect, it } from 'vitest';
import { writeCurriculumSchema } from './curriculum.ts';
import { healthTopicRules, healthTopicsDue, healthTopics } from './health-topics.ts';
import { library } from './library.ts';
import { titleStatusWords, topicTitle } from './topic-words.ts';

const asInput = (entry: (typeof library)[number]) => ({
  name: entry.name,
  startsOn: '2026-11-16',
  whenCancelled: entry.whenCancelled,
  source: entry.source,
  topics: entry.topics.map((topic) => ({
    code: topic.code,
    title: topic.title,
    titleStatus: topic.titleStatus ?? 'own',
    purpose: topic.purpose,
    steps: [...topic.steps],
    handout: topic.handout,
    secular: topic.secular ? { ...topic.secular, steps: [...topic.secular.steps] } : null,
    healthTopics: [...(topic.healthTopics ?? [])],
  })),
});

describe('the library', () => {
  it.each(library.map((entry) => ({ name: entry.name, entry })))(
    'could be typed as it is: $name',
    ({ entry }) => {
      expect(writeCurriculumSchema.safeParse(asInput(entry)).error).toBeUndefined();
      expect(new Set(entry.topics.map((topic) => topic.code)).size).toBe(entry.topics.length);
    },
  );

  it('holds the structure of the Matrix program, and says what nobody has confirmed', () => {
    const counts = Object.fromEntries(library.map((entry) => [entry.code, entry.topics.length]));
    expect(counts).toMatchObject({
      'matrix-early-recovery-skills': 8,
      'matrix-relapse-prevention': 32,
      'matrix-family-education': 12,
      'matrix-social-support': 36,
    });
    const matrix = library
      .filter((entry) => entry.code.startsWith('matrix-'))
      .flatMap((entry) => entry.topics);
    expect(matrix.filter((topic) => topic.titleStatus === 'recalled').length).toBe(41);
    expect(matrix.filter((topic) => topic.titleStatus === 'own' || topic.titleStatus === undefined)).toEqual(
      [],
    );
    for (const topic of matrix)
      expect(topic.title === null).toBe(['unknown', 'no_fixed_title'].includes(topic.titleStatus ?? 'own'));
  });

  it('has two to four steps for every topic of our own, and a secular one beside every twelve-step one', () => {
    const own = library.find((entry) => entry.code === 'evenkeel-topics')?.topics ?? [];
    expect(own.length).toBeGreaterThanOrEqual(24);
    for (const topic of own)
      expect(topic.steps.length >= 2 && topic.steps.length <= 4, topic.code).toBe(true);
    const words = /\b(twelve|12)[ -]steps?\b|\bstep one\b|\bsteps one\b|serenity prayer|spirituality/i;
    const stepwise = library
      .flatMap((entry) => entry.topics)
      .filter((topic) => words.test(topic.title ?? ''));
    expect(stepwise.length).toBeGreaterThan(5);
    expect(stepwise.filter((topic) => topic.secular === undefined)).toEqual([]);
  });

  it('covers every health topic that Texas requires', () => {
    const own = library.find((entry) => entry.code === 'evenkeel-topics')?.topics ?? [];
    expect(new Set(own.flatMap((topic) => topic.healthTopics ?? []))).toEqual(new Set(healthTopics));
  });
});

describe('health topics due', () => {
  it.each([
    { state: 'TX', had: [], due: 6, why: 'who has had none lacks all six in Texas' },
    { state: 'TX', had: ['hiv', 'std', 'hiv'], due: 4, why: 'what was had is no longer due, however often' },
    { state: 'TX', had: [...healthTopics], due: 0, why: 'all had' },
    { state: 'IL', had: [], due: 0, why: 'nothing could be confirmed for Illinois' },
  ])('$why', ({ state, had, due }) => {
    expect(healthTopicsDue(state, had)).toHaveLength(due);
  });

  it('names source and date of every rule', () => {
    for (const rule of healthTopicRules) {
      expect(rule.source).toBe('26 TAC 564.901');
      expect(rule.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe('how a topic reads', () => {
  it.each([
    { topic: { title: 'Sleep', position: 3 }, says: 'Sleep', why: 'its title' },
    { topic: { title: null, position: 3 }, says: 'Session 3', why: 'no title is known' },
    {
      topic: { title: 'A', position: 1, secularTitle: 'B', way: 'secular' },
      says: 'B',
      why: 'the secular way',
    },
    {
      topic: { title: 'A', position: 1, secularTitle: null, way: 'secular' },
      says: 'A',
      why: 'there is no other',
    },
  ])('$why', ({ topic, says }) => {
    expect(topicTitle(topic)).toBe(says);
  });

  it('says beside a title what is not confirmed', () => {
    expect(titleStatusWords.recalled).toContain('not confirmed');
    expect(titleStatusWords.own).toBe('');
  });
});
