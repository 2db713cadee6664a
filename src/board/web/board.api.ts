// Typed calls of the board. Keys begin with the topic the server announces.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { WeekAnswer } from '../rules/board-answers.ts';

/** The filters as they stand in the address; nothing in them is about a person. */
export const filterNames = [
  'week',
  'clinicId',
  'time',
  'mode',
  'kind',
  'language',
  'audience',
  'free',
  'near',
  'miles',
  'virtual',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

export function useWeek(filters: Filters) {
  return useQuery({
    queryKey: ['groups', 'week', filters],
    queryFn: () => ask<WeekAnswer>({ path: pathOf('/api/board/week', filters) }),
    placeholderData: keepPreviousData,
  });
}
