import { PageLink } from '#ui/PageLink.tsx';
import { EmptyState } from '#ui/EmptyState.tsx';
import { PageTitle } from '#ui/PageTitle.tsx';

export function NotFoundPage() {
  return (
    <>
      <PageTitle>Page not found</PageTitle>
      <EmptyState title="There is no page at this address.">
        Check the address, find a page or a person at the top of the screen, or go to{' '}
        <PageLink to="/app">your day</PageLink>.
      </EmptyState>
    </>
  );
}
