// What a page shows of one query: loading, the problem, or the answer. An answer that is there stays while it is
// asked for anew.
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Loading } from './Loading.tsx';

type ShownProps<Answer> = {
  readonly query: UseQueryResult<Answer>;
  readonly what?: string;
  readonly children: (answer: Answer) => ReactNode;
};

export function Shown<Answer>({ query, what, children }: ShownProps<Answer>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading {...(what === undefined ? {} : { what })} />;
}
