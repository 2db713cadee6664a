// Typed calls of the board. Keys begin with the topic the server announces.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import { fieldMessage, problemIn } from '#ui/problem.ts';
import type { FreeForGood, WeekAnswer } from '../rules/board-answers.ts';

/** The filters as they stand in the address; nothing in them is about a person. */
export const filterNames = [
  'week',
  'clinicId',
  'time',
  'mode',
  'kind',
  'program',
  'language',
  'audience',
  'free',
  'near',
  'miles',
  'virtual',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

function useWeek(filters: Filters, isOn: boolean) {
  return useQuery({
    queryKey: ['groups', 'week', filters],
    queryFn: () => ask<WeekAnswer>({ path: pathOf('/api/board/week', filters) }),
    placeholderData: keepPreviousData,
    enabled: isOn,
  });
}

/** What each group of the week has free for good; it may come after the week itself. */
export function useFreeForGood({ week, clinicId }: Filters): ReadonlyMap<string, number> {
  const asked = { week, clinicId };
  const { data } = useQuery({
    queryKey: ['groups', 'free-for-good', asked],
    queryFn: () => ask<FreeForGood>({ path: pathOf('/api/board/free-for-good', asked) }),
    select: ({ groups }) => new Map(groups.map(({ id, free }) => [id, free])),
  });
  return data ?? notKnown;
}

const notKnown: ReadonlyMap<string, number> = new Map();

/** The week by its filters. A ZIP code that is not right is said at its field, and the rest of the filters count. */
export function useBoard(filters: Filters) {
  const asked = useWeek(filters, true);
  const nearProblem = nearProblemIn(asked.error);
  const { near: _near, miles: _miles, virtual: _virtual, ...rest } = filters;
  const without = useWeek(rest, nearProblem !== undefined);
  return { week: nearProblem === undefined ? asked : without, nearProblem };
}

function nearProblemIn(error: unknown): string | undefined {
  const problem = problemIn(error);
  if (problem?.code === 'zip-unknown') return `${problem.title}. ${problem.detail}`;
  return fieldMessage(error, 'near');
}
