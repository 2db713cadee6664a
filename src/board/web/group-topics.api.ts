// Typed calls of a group's topics and of printed rosters.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, pathOf } from '#ui/ask.ts';
import type { GroupTopics } from '../rules/group-topics-answers.ts';
import type { PrintedRosters } from '../rules/roster-answers.ts';

export type PersonOfTopics = GroupTopics['people'][number];

export function useGroupTopics(groupId: string, block: string) {
  return useQuery({
    queryKey: ['topics', 'group', groupId, block],
    queryFn: () => ask<GroupTopics>({ path: pathOf(`/api/groups/${groupId}/topics`, { block }) }),
  });
}

export function useChoosePath() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, path }: { readonly person: PersonOfTopics; readonly path: string }) =>
      ask({
        method: 'POST',
        path: `/api/patients/${person.patientId}/path`,
        body: { path, afterSequence: person.pathSequence },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['topics'] }),
  });
}

type RostersAsked = { readonly clinicId: string; readonly day: string; readonly sessionId: string };

export function useRosters(asked: RostersAsked) {
  return useQuery({
    queryKey: ['sessions', 'rosters', asked],
    queryFn: () => ask<PrintedRosters>({ path: pathOf('/api/board/rosters', asked) }),
  });
}
