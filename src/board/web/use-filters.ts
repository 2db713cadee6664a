// The filters as they stand in the address.
import { useRouterState } from '@tanstack/react-router';
import { filterNames, type FilterName, type Filters } from './board.api.ts';

export function useFilters(): Filters {
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const words = new URLSearchParams(search);
  const found = filterNames.flatMap((name): [FilterName, string][] => {
    const value = words.get(name);
    return value === null || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(found);
}
