import { expect, it } from 'vitest';
import { refuse } from '#kernel/outcome.ts';
import { problemOf } from './problem.ts';

it('says a day in words, and keeps it among the facts for machines', () => {
  const words = {
    full: { status: 409, title: 'Full', sentence: 'All {limit} seats are taken on {day}.' },
  } as const;
  const facts = { limit: 12, day: '2026-12-08' };
  expect(problemOf(refuse('full', facts), words, 'request')).toMatchObject({
    detail: 'All 12 seats are taken on Tuesday, December 8, 2026.',
    facts,
  });
});
