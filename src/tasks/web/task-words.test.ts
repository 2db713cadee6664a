import { expect, it } from 'vitest';
import { alertWords } from './task-words.ts';

const task = {
  kind: 'risk',
  subject: 'overdose',
  ownerName: null,
  isEscalated: false,
  isOverdue: false,
  leftAt: null,
};
const overdue = { ...task, ownerName: 'Sam Lee', isOverdue: true };

it.each([
  { tasks: [task], says: 'Overdose · nobody has it yet' },
  { tasks: [{ ...task, isEscalated: true }], says: 'Overdose · nobody has taken it' },
  { tasks: [{ ...task, ownerName: 'Sam Lee' }], says: 'Overdose · Sam Lee has it' },
  { tasks: [overdue], says: 'Overdose · Sam Lee has it · overdue' },
  { tasks: [{ ...overdue, leftAt: '17:20' }], says: 'Overdose · Sam Lee has it · they have left' },
  { tasks: [overdue, overdue], says: '2 risks are open · 2 overdue' },
  { tasks: [task, overdue], says: '2 risks are open · nobody has 1 of them · 1 overdue' },
  { tasks: [task, task], says: '2 risks are open · nobody has them yet' },
  { tasks: [task, task, { ...task, ownerName: 'Sam Lee' }], says: '3 risks are open · nobody has 2 of them' },
])('the line of what has to be done now says "$says", and names nobody it is about', ({ tasks, says }) => {
  expect(alertWords(tasks)).toBe(says);
});
