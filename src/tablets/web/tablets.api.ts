// Typed calls of tablets. Keys begin with the topic the server announces.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/ask.ts';
import type { TabletMade, TabletsAnswer } from '../rules/tablet.ts';

export type Tablet = TabletsAnswer['tablets'][number];

/** Tablets of the clinics in reach; asked for only by who may keep them. */
export function useTablets(isAsked = true) {
  return useQuery({
    queryKey: ['tablets'],
    queryFn: () => ask<TabletsAnswer>({ path: '/api/tablets' }),
    enabled: isAsked,
  });
}

export function useTabletsAgain(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['tablets'] });
}

export const makeCode = (clinicId: string, name: string) =>
  ask<TabletMade>({ method: 'POST', path: `/api/clinics/${clinicId}/tablets`, body: { name } });

export const endTablet = (tabletId: string) =>
  ask<{ tabletId: string }>({ method: 'POST', path: `/api/tablets/${tabletId}/end` });
