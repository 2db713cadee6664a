import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/local-date.ts';
import { isEscalated, isOverdue, standsBefore } from './task.ts';

const at = (text: string) => text as Instant;
const now = at('2026-11-16T16:10:00Z');
const task = {
  ownerId: null,
  openedBy: 'ana',
  escalatesAt: at('2026-11-16T16:15:00Z'),
  dueAt: at('2026-11-16T19:00:00Z'),
  leftAt: null,
};
const overdue = { ...task, ownerId: 'sue', dueAt: now };
const late = { ...task, escalatesAt: at('2026-11-16T16:10:00Z') };

describe('who has a task at the top of their screens', () => {
  it.each([
    { why: 'who opened it, while nobody has it', one: task, who: ['ana', 'counselor'], is: true },
    { why: 'another counselor does not', one: task, who: ['ben', 'counselor'], is: false },
    {
      why: 'every supervisor in reach, while nobody has it',
      one: task,
      who: ['sue', 'supervisor'],
      is: true,
    },
    { why: 'a director not yet', one: task, who: ['dan', 'director'], is: false },
    { why: 'a director, once nobody took it in time', one: late, who: ['dan', 'director'], is: true },
    { why: 'its owner', one: { ...late, ownerId: 'sue' }, who: ['sue', 'supervisor'], is: true },
    {
      why: 'no longer another supervisor, once it is taken',
      one: { ...task, ownerId: 'sue' },
      who: ['kim', 'supervisor'],
      is: false,
    },
    {
      why: 'every supervisor still, where one person raised it and took it themselves',
      one: { ...task, ownerId: 'ana' },
      who: ['kim', 'supervisor'],
      is: true,
    },
    {
      why: 'no other counselor, where one person raised it and took it themselves',
      one: { ...task, ownerId: 'ana' },
      who: ['ben', 'counselor'],
      is: false,
    },
    {
      why: 'no longer a director, once it is taken late',
      one: { ...late, ownerId: 'sue' },
      who: ['dan', 'director'],
      is: false,
    },
    { why: 'its owner, overdue', one: overdue, who: ['sue', 'nurse'], is: true },
    { why: 'every supervisor again, once it is overdue', one: overdue, who: ['kim', 'supervisor'], is: true },
    { why: 'who opened it again, once it is overdue', one: overdue, who: ['ana', 'counselor'], is: true },
    { why: 'no other counselor, though overdue', one: overdue, who: ['ben', 'counselor'], is: false },
    { why: 'a nurse only when she has it', one: late, who: ['mei', 'nurse'], is: false },
  ])('$why', ({ one, who: [staffMemberId = '', role = ''], is }) => {
    expect(standsBefore(one, { staffMemberId, roles: [role] }, now)).toBe(is);
  });

  it.each([
    { why: 'not while they are there and there is time', one: task, is: false },
    { why: 'to the minute', one: { ...task, dueAt: now }, is: true },
    { why: 'once they have left early', one: { ...task, leftAt: at('2026-11-16T16:09:00Z') }, is: true },
    { why: 'not before they leave', one: { ...task, leftAt: at('2026-11-16T16:30:00Z') }, is: false },
  ])('is overdue $why', ({ one, is }) => {
    expect(isOverdue(one, now)).toBe(is);
  });

  it.each([
    { why: 'to the minute', one: late, is: true },
    { why: 'not before', one: task, is: false },
    { why: 'never, where no time is set', one: { ...task, escalatesAt: null }, is: false },
    { why: 'not what somebody took', one: { ...late, ownerId: 'sue' }, is: false },
  ])('goes further up $why', ({ one, is }) => {
    expect(isEscalated(one, now)).toBe(is);
  });
});
