// Typed calls of groups. Keys begin with the topic the server announces.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { GroupAnswer, GroupList, GroupOptions } from '../rules/group-answers.ts';

export type GroupsAsked = {
  readonly words?: string;
  readonly clinic?: string;
  readonly program?: string;
  /** Only groups with a free chair. */
  readonly onlyFree?: boolean;
};

const listPath = ({ onlyFree, ...asked }: GroupsAsked, after?: string) =>
  pathOf('/api/groups', { ...asked, ...(onlyFree ? { free: 'yes' } : {}), after });

/** Groups that fit, page by page; what was found stays while other words are asked for. */
export function useGroupPages(asked: GroupsAsked) {
  return useInfiniteQuery({
    queryKey: ['groups', 'list', asked],
    queryFn: ({ pageParam }) => ask<GroupList>({ path: listPath(asked, pageParam) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.after,
    placeholderData: keepPreviousData,
  });
}

/** The first groups that fit: enough to choose one by typing its name. */
export function useGroupChoices(asked: GroupsAsked) {
  return useQuery({
    queryKey: ['groups', 'choices', asked],
    queryFn: () => ask<GroupList>({ path: listPath(asked) }),
    placeholderData: keepPreviousData,
  });
}

export function groupKey(groupId: string) {
  return ['groups', groupId] as const;
}

export function useGroup(groupId: string) {
  return useQuery({
    queryKey: groupKey(groupId),
    queryFn: () => ask<GroupAnswer>({ path: `/api/groups/${groupId}` }),
  });
}

/** What a new group may choose from; rooms and leaders once a clinic is chosen. */
export function useGroupOptions(clinicId: string) {
  return useQuery({
    queryKey: ['groups', 'options', clinicId],
    queryFn: () => ask<GroupOptions>({ path: pathOf('/api/groups/options', { clinicId }) }),
    placeholderData: (before: GroupOptions | undefined) =>
      before && { ...before, rooms: [], leaders: [], groups: [] },
  });
}
