// Typed calls of the board. Keys begin with the topic the server announces.
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
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

/**
 * What each group of the week has free for good; it comes after the week itself, clinic by clinic, since every date that
 * lies ahead is counted.
 */
export function useFreeForGood(
  { week }: Filters,
  answer: WeekAnswer | undefined,
): ReadonlyMap<string, number> {
  const { clinics = [], groups = [] } = answer ?? {};
  const shown = clinics.filter(
    ({ id, isElsewhere }) => !isElsewhere && groups.some(({ clinicId }) => clinicId === id),
  );
  return useQueries({
    queries: shown.map(({ id: clinicId }) => ({
      queryKey: ['groups', 'free-for-good', { week, clinicId }],
      queryFn: () => ask<FreeForGood>({ path: pathOf('/api/board/free-for-good', { week, clinicId }) }),
      // A group of another clinic changes nothing here.
      meta: {
        concerns: (id: string) => groups.every((group) => group.id !== id || group.clinicId === clinicId),
      },
    })),
    combine: freeOfAll,
  });
}

function freeOfAll(
  answers: readonly { readonly data: FreeForGood | undefined }[],
): ReadonlyMap<string, number> {
  return new Map(
    answers.flatMap(({ data }) => data?.groups.map(({ id, free }) => [id, free] as const) ?? []),
  );
}

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
