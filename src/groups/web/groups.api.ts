// Typed calls of groups. Keys begin with the topic the server announces.
import { useQuery } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { GroupAnswer, GroupOptions, GroupSummary } from '../rules/group-answers.ts';

export function useGroups() {
  return useQuery({
    queryKey: ['groups', 'list'],
    queryFn: () => ask<{ groups: GroupSummary[] }>({ path: '/api/groups' }),
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
